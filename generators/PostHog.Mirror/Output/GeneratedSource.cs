using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Output;

/// <summary>The text handed to the compiler: two directives that name the async file, then the translation.</summary>
internal static class GeneratedSource
{
    private const string Sha1 = "ff1816ec-aa5e-4d10-87f7-6f4963833460";
    private const string Sha256 = "8829d00f-11b8-4213-878b-770e8597ac16";

    /// <summary>
    /// The checksum lets a debugger verify that the async file it opens is the one that was translated; the line
    /// directive makes every position the compiler reports a position in that file.
    /// </summary>
    public static string Write(SourceFile file, string translated, MirrorSettings settings)
    {
        var path = settings.ShownPath(file.Path);
        var algorithm = file.Text.ChecksumAlgorithm == SourceHashAlgorithm.Sha1 ? Sha1 : Sha256;
        var hash = new StringBuilder();
        foreach (var value in file.Text.GetChecksum())
        {
            hash.Append(value.ToString("x2", CultureInfo.InvariantCulture));
        }

        return $"#pragma checksum \"{path}\" \"{{{algorithm}}}\" \"{hash}\"\n#line 1 \"{path}\"\n{translated}";
    }
}
