// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/channel.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <vector>

namespace biaoge {
namespace {

TEST(Channel, MessagesArriveWholeHoweverTheyAreCut) {
  const std::string sent = frame(Tag::away, 3, 7, {}) + frame(Tag::piece, 1, 2, "bytes\n");
  MessageBuffer buffer;
  std::vector<Message> got;
  for (const char byte : sent) {
    buffer.append(&byte, 1);
    while (auto message = buffer.take()) got.push_back(*message);
  }
  ASSERT_EQ(got.size(), 2u);
  EXPECT_EQ(got[0].tag, Tag::away);
  EXPECT_EQ(got[0].first * 10 + got[0].second, 37u);
  EXPECT_EQ(got[1].tag, Tag::piece);
  EXPECT_EQ(got[1].bytes, "bytes\n");
  EXPECT_FALSE(buffer.is_garbled());
}

TEST(Channel, NonsenseIsNoticedAtOnce) {
  MessageBuffer buffer;
  const std::string noise(16, 'x');
  buffer.append(noise.data(), noise.size());
  EXPECT_FALSE(buffer.take());
  EXPECT_TRUE(buffer.is_garbled());
}

TEST(Channel, ReadingGivesWhatWasWrittenAndThenTheEnd) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  ASSERT_TRUE(write_message(ends[1], Tag::written, 4, 5, std::string(3000, 'a')));
  close(ends[1]);
  const auto message = read_message(ends[0]);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->tag, Tag::written);
  EXPECT_EQ(message->first * 10 + message->second, 45u);
  EXPECT_EQ(message->bytes, std::string(3000, 'a'));
  EXPECT_FALSE(read_message(ends[0]));
  close(ends[0]);
}

TEST(Channel, PartsArriveAsOneMessage) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const std::vector<std::string> parts = {"ab", "", "cde"};
  ASSERT_TRUE(write_message(ends[1], Tag::document, 0, 0, parts));
  close(ends[1]);
  const auto message = read_message(ends[0]);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->bytes, "abcde");
  EXPECT_FALSE(read_message(ends[0]));
  close(ends[0]);
}

}  // namespace
}  // namespace biaoge
