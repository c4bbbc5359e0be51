using System.Runtime.InteropServices;
using System.Text.Json;

namespace PostHog.Wire.Json;

/// <summary>One token of a value in <see cref="TokenRows"/>: where its text is.</summary>
/// <param name="Start">The index of its first byte, without quotes.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Next">The row after the value.</param>
/// <param name="Type">The type of the token.</param>
/// <param name="IsEscaped">Whether its text has escapes.</param>
[StructLayout(LayoutKind.Auto)]
internal record struct TokenRow(int Start, int Length, int Next, JsonTokenType Type, bool IsEscaped)
{
    public readonly JsonTokenKind Kind => JsonTokens.KindOf(Type);
}
