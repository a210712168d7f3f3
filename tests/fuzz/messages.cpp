// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker that was taken over may answer. The first byte chooses a decoder.
#include "cli/batch_write.h"
#include "cli/channel.h"
#include "cli/losses.h"
#include "cli/wire.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace biaoge;

template <class T>
void decode(std::string_view bytes, Result<T> (*decoder)(std::string_view),
            std::string (*encoder)(const T&)) {
  // The magic and its version are given, so that seeds outlive them.
  const auto value = decoder(encoder(T{}).substr(0, 4).append(bytes));
  if (!value) return expect(value.error().code == "wire-damaged", "a refusal has its code");
  const std::string encoded = encoder(value.value());
  const auto again = decoder(encoded);
  expect(again.ok() && encoder(again.value()) == encoded, "a value survives the way");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = text_of(data + 1, size - 1);
  switch (data[0] % 6) {
    case 0:
      decode<Document>(bytes, decode_document, encode_document);
      break;
    case 1:
      decode<Piece>(bytes, decode_piece, encode_piece);
      break;
    case 2:
      decode<ReadTask>(bytes, decode_task, encode_task);
      break;
    case 3:
      decode_written(bytes);
      break;
    case 4:
      received_document(bytes, "a.pdf");
      break;
    default: {
      MessageBuffer buffer;
      for (std::size_t at = 0; at < bytes.size(); at += 7) {
        const std::string_view part = bytes.substr(at, 7);
        buffer.append(part.data(), part.size());
        while (auto message = buffer.take()) {
          expect(!buffer.is_garbled(), "no message comes out of garbage");
        }
      }
    }
  }
  return 0;
}
