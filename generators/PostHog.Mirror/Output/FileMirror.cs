using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Output;

/// <summary>The whole way of one file: from the async source to what the compiler is given.</summary>
internal static class FileMirror
{
    public static GeneratedFile Reflect(
        SourceFile file,
        NameIndex names,
        CSharpParseOptions options,
        MirrorSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (settings.RelativePath(file.Path) is not { } relative)
        {
            return new GeneratedFile(
                "",
                "",
                new([OutsideRoot(file, settings)]),
                EquatableList<string>.Empty
            );
        }

        var translation = Translator.Standard.Translate(
            file,
            names,
            options,
            settings,
            cancellationToken
        );
        return new GeneratedFile(
            HintNames.Of(relative),
            GeneratedSource.Write(file, translation.Text, settings),
            translation.Diagnostics,
            new EquatableList<string>(FrameworkShims.CallsIn(translation))
        );
    }

    private static FileDiagnostic OutsideRoot(SourceFile file, MirrorSettings settings) =>
        new(
            Descriptors.OutsideRoot.Id,
            file.Path,
            default,
            default(LinePositionSpan),
            new([file.Path, settings.SourceRoot])
        );
}
