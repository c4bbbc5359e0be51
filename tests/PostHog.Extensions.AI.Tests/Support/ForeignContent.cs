using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Tests.Support;

/// <summary>A kind of content that the library does not know.</summary>
internal sealed class ForeignContent : AIContent
{
    public string Place { get; init; } = "";

    public string? ProtectedData { get; init; }

    public byte[]? Picture { get; init; }
}
