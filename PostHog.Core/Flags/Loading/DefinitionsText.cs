using System.Runtime.InteropServices;
using System.Text;
using PostHog.Flags.Definitions;
using PostHog.Wire.Json;

namespace PostHog.Flags.Loading;

/// <summary>The text of definitions: as it was received, or from a store shared with other processes. Immutable.</summary>
internal sealed class DefinitionsText
{
    private readonly byte[]? _utf8;
    private readonly string? _json;

    private DefinitionsText(byte[]? utf8, string? json)
    {
        _utf8 = utf8;
        _json = json;
    }

    /// <summary>Returns a text that was received.</summary>
    public static DefinitionsText Of(byte[] utf8) => new(utf8, json: null);

    /// <summary>Returns a text that was shared.</summary>
    public static DefinitionsText Of(string json) => new(utf8: null, json);

    /// <summary>Returns the document; null if the text has none.</summary>
    public FlagDocument? Read() =>
        _utf8 is { } utf8 ? DefinitionsReader.Read(utf8) : DefinitionsReader.Read(_json!);

    /// <summary>Returns the text as a string.</summary>
    /// <exception cref="FormatException">The text is not UTF-8.</exception>
    public string ToJson() => _json ?? Utf8Text.Of(_utf8!);

    /// <summary>Returns a hash of the text. Two texts have the same one only by chance.</summary>
    public ulong ToHash()
    {
        ReadOnlySpan<byte> text = _utf8 ?? Encoding.UTF8.GetBytes(_json!);
        var hash = (ulong)text.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(text))
        {
            hash = Mix(hash ^ word);
        }

        foreach (var last in text.Slice(text.Length - (text.Length % sizeof(ulong))))
        {
            hash = Mix(hash ^ last);
        }

        return hash;
    }

    // Fact: the constants are those of the finaliser of SplitMix64, https://prng.di.unimi.it/splitmix64.c.
    private static ulong Mix(ulong value)
    {
        value = unchecked((value ^ (value >> 30)) * 0xbf58476d1ce4e5b9);
        value = unchecked((value ^ (value >> 27)) * 0x94d049bb133111eb);
        return value ^ (value >> 31);
    }
}
