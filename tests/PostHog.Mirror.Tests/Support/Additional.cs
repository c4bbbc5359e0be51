using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PostHog.Mirror.Tests.Support;

/// <summary>An additional file held in memory.</summary>
internal sealed class Additional(string path, SourceText text) : AdditionalText
{
    public Additional(string path, string text)
        : this(path, SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256)) { }

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}
