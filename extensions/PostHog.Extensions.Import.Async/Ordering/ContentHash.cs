using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PostHog.Async.Import.Ordering;

/// <summary>Half of a SHA-256 hash: equal for equal content, and different for all other.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContentHash(ulong High, ulong Low)
{
    /// <summary>Returns the hash of the bytes and a number.</summary>
    public static ContentHash Of(SHA256 sha, byte[] bytes, long number)
    {
        var input = new byte[bytes.Length + 8];
        bytes.CopyTo(input, 0);
        Write(input, bytes.Length, unchecked((ulong)number));
        var hash = sha.ComputeHash(input);
        return new ContentHash(Read(hash, 0), Read(hash, 8));
    }

    /// <summary>Returns the hash of this one and a number.</summary>
    public ContentHash With(SHA256 sha, long number)
    {
        var own = new byte[16];
        Write(own, 0, High);
        Write(own, 8, Low);
        return Of(sha, own, number);
    }

    /// <summary>Returns the hash as a UUID of version 8, which RFC 9562 reserves for such.</summary>
    public Guid ToUuid() =>
        new(
            (uint)(High >> 32),
            (ushort)(High >> 16),
            (ushort)((High & 0x0FFF) | 0x8000),
            (byte)(((Low >> 56) & 0x3F) | 0x80),
            (byte)(Low >> 48),
            (byte)(Low >> 40),
            (byte)(Low >> 32),
            (byte)(Low >> 24),
            (byte)(Low >> 16),
            (byte)(Low >> 8),
            (byte)Low
        );

    private static ulong Read(byte[] bytes, int start)
    {
        var value = 0UL;
        for (var index = start; index < start + 8; index++)
        {
            value = (value << 8) | bytes[index];
        }

        return value;
    }

    private static void Write(byte[] bytes, int start, ulong value)
    {
        for (var index = 0; index < 8; index++)
        {
            bytes[start + index] = (byte)(value >> (56 - (8 * index)));
        }
    }
}
