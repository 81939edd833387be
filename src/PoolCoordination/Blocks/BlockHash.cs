using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace PoolCoordination.Blocks;

/// <summary>
/// The hash by which a block that was posted already is recognised: the first 16 hex digits of SHA-256 (FIPS 180-4) over its text.
/// </summary>
/// <remarks>
/// It keeps no secret. The library's SHA-256 loads OpenSSL into the process, which takes half as long as all that a hook does.
/// </remarks>
internal static class BlockHash
{
    private const int BlockSize = 64;
    private const int LengthSize = 8;
    private const int Digits = 16;

    private static ReadOnlySpan<uint> InitialState =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    private static ReadOnlySpan<uint> RoundConstants =>
        [
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
        ];

    /// <summary>The hash of a text, taken as UTF-8.</summary>
    public static string Of(string text)
    {
        var message = Padded(Encoding.UTF8.GetBytes(text));
        Span<uint> state = stackalloc uint[8];
        InitialState.CopyTo(state);
        for (var at = 0; at < message.Length; at += BlockSize)
            Mix(state, message.AsSpan(at, BlockSize));
        return string.Create(null, $"{state[0]:x8}{state[1]:x8}")[..Digits];
    }

    /// <summary>The message, a bit, zeros and the message's length in bits, in whole blocks.</summary>
    private static byte[] Padded(byte[] message)
    {
        var blocks = (message.Length + 1 + LengthSize + BlockSize - 1) / BlockSize;
        var padded = new byte[blocks * BlockSize];
        message.CopyTo(padded, 0);
        padded[message.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - LengthSize), (ulong)message.Length * 8);
        return padded;
    }

    private static void Mix(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[BlockSize];
        for (var i = 0; i < 16; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        for (var i = 16; i < words.Length; i++)
        {
            var early = Rotate(words[i - 15], 7, 18) ^ (words[i - 15] >> 3);
            var late = Rotate(words[i - 2], 17, 19) ^ (words[i - 2] >> 10);
            words[i] = words[i - 16] + early + words[i - 7] + late;
        }

        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (var i = 0; i < words.Length; i++)
        {
            var first = h + (Rotate(e, 6, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + RoundConstants[i] + words[i];
            var second = (Rotate(a, 2, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static uint Rotate(uint value, int one, int other) =>
        BitOperations.RotateRight(value, one) ^ BitOperations.RotateRight(value, other);
}
