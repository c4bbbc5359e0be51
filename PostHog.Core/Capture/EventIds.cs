using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace PostHog.Capture;

// Facts: v0-uuid, v1-batch-failures, event-timestamp.
/// <summary>Creates UUIDv7 ids: 48 bits of milliseconds, then random bits. Thread-safe.</summary>
/// <remarks>Fact: the layout is section 5.7 of RFC 9562, https://www.rfc-editor.org/rfc/rfc9562#section-5.7.</remarks>
internal static class EventIds
{
    private const int RandomBytesPerId = 10;
    private const int FirstIds = 8;
    private const int PoolSize = 400 * RandomBytesPerId;

    private static readonly RandomNumberGenerator Source = RandomNumberGenerator.Create();

    [ThreadStatic]
    private static byte[]? _pool;

    [ThreadStatic]
    private static int _used;

    /// <summary>Returns a new id that contains the given time.</summary>
    public static Guid New(DateTimeOffset now)
    {
        var milliseconds = now.ToUnixTimeMilliseconds();
        var random = TakeRandom();
        return new Guid(
            (int)(milliseconds >> 16),
            (short)milliseconds,
            (short)(0x7000 | ((random[0] & 0x0F) << 8) | random[1]),
            (byte)(0x80 | (random[2] & 0x3F)),
            random[3],
            random[4],
            random[5],
            random[6],
            random[7],
            random[8],
            random[9]
        );
    }

    /// <summary>Returns a new distinct id for a personless event.</summary>
    [SuppressMessage(
        "ApiDesign",
        "RS0030",
        Justification = "The event is made before any client, and its clock, has seen it."
    )]
    public static string NewDistinctId() => New(DateTimeOffset.UtcNow).ToString("D");

    /// <summary>Returns a random number from 0 (inclusive) to 1 (exclusive).</summary>
    public static double NewFraction()
    {
        var random = TakeRandom();
        return ((random[0] << 16) | (random[1] << 8) | random[2]) / (double)(1 << 24);
    }

    // One call of the generator serves 400 ids; no byte is used for two ids.
    private static ReadOnlySpan<byte> TakeRandom()
    {
        if (_pool is null)
        {
            _pool = FirstBytes();
            _used = 0;
        }
        else if (_used == _pool.Length)
        {
            _pool = _pool.Length == PoolSize ? _pool : new byte[PoolSize];
            Source.GetBytes(_pool);
            _used = 0;
        }

        var taken = _pool.AsSpan(_used, RandomBytesPerId);
        _used += RandomBytesPerId;
        return taken;
    }

    // A thread's first ids use the random bytes of GUIDs, which are those of the system. The generator loads a library for
    // cryptography on some systems, which can take as long as the rest of a program that sends one event.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Ids are made here.")]
    private static byte[] FirstBytes()
    {
        var bytes = new byte[FirstIds * RandomBytesPerId];
        for (var start = 0; start < bytes.Length; start += RandomBytesPerId)
        {
            // Without the bytes in the middle, which hold the version.
            var random = Guid.NewGuid().ToByteArray();
            Array.Copy(random, 0, bytes, start, 6);
            Array.Copy(random, 12, bytes, start + 6, 4);
        }

        return bytes;
    }
}
