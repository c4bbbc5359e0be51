using System.Globalization;
using System.Text;
using System.Text.Json;
using PostHog.Development.Ingestion;
using PostHog.Flags.Compilation;
using PostHog.Flags.Overriding;

namespace PostHog.Development.Flags;

/// <summary>
/// Reads flags that people write, in a file or in a request: one that could not be evaluated is a mistake of whoever wrote it,
/// so that its line is named.
/// </summary>
internal static class FlagFileReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxLength = 5 * 1024 * 1024;

    private static readonly JsonDocumentOptions AsDeepAsPostHog = new() { MaxDepth = 128 };

    /// <summary>Returns the text as UTF-8 without the mark that editors put in front of it.</summary>
    public static byte[] Decode(byte[] content) =>
        content switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => rest,
            [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, content[2..]),
            [0xFE, 0xFF, ..] => Encoding.Convert(
                Encoding.BigEndianUnicode,
                Encoding.UTF8,
                content[2..]
            ),
            _ => content,
        };

    /// <summary>What is wrong with the flags, beginning with the line; null when nothing is.</summary>
    /// <param name="utf8">The flags.</param>
    /// <param name="mayLackCohorts">Whether cohorts may be missing, as static ones are in PostHog's own definitions.</param>
    public static string? FindProblem(ReadOnlyMemory<byte> utf8, bool mayLackCohorts = false)
    {
        if (utf8.Length > MaxLength)
        {
            return TooLarge(utf8.Length);
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, AsDeepAsPostHog);
            return JsonUnicode.FirstBroken(utf8.Span) is { } index
                    ? FlagProblem.AtLine(utf8.Span, index, JsonUnicode.Problem)
                : RepeatedKeys.FindProblem(Encoding.UTF8.GetString(utf8.Span)) is { } repeated
                    ? repeated
                : FindProblem(document.RootElement, utf8.Span, mayLackCohorts);
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" LineNumber:")[0];
            var line = Math.Min(exception.LineNumber ?? 0, LastLine(utf8.Span));
            return $"line {line + 1}: {reason}";
        }
    }

    /// <summary>The last line with something in it, from 0: what ends too early is wrong there.</summary>
    private static long LastLine(ReadOnlySpan<byte> utf8) =>
        utf8.TrimEnd(" \t\r\n"u8).Count((byte)'\n');

    /// <summary>Says that a file of so many bytes is not read.</summary>
    public static string TooLarge(long bytes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"it has {bytes / 1_000_000.0:0.#} MB, and may have 5 MiB"
        );

    private static string? FindProblem(
        JsonElement root,
        ReadOnlySpan<byte> utf8,
        bool mayLackCohorts
    )
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new FlagProblem("the flags must be one JSON object", root).In(utf8);
        }

        var (flags, problem) = FlagSetReader.Read(root);
        if (problem is not null || flags!.Values.All(one => one.Value is not null))
        {
            return problem?.In(utf8);
        }

        var cohorts = JsonText.ObjectOf(root, "cohorts");
        return FilterCheck.FindProblem(
                Encoding.UTF8.GetString(utf8),
                id => mayLackCohorts || cohorts?.TryFind(id, out _) == true
            ) ?? FindUnusable(flags, root.GetProperty("flags"))?.In(utf8);
    }

    private static FlagProblem? FindUnusable(FlagSet flags, JsonElement definitions) =>
        flags.Defined is not { } defined
            ? new FlagProblem("the flag definitions cannot be read", definitions)
        : defined.Unusable.FirstOrDefault(flag => flag.IsForEverybody) is { } unusable
            ? Describe(unusable, definitions)
        : null;

    private static FlagProblem Describe(UnusableFlag unusable, JsonElement definitions) =>
        new(
            $"the flag \"{unusable.Key}\" cannot be evaluated: {unusable.Reason}",
            definitions
                .EnumerateArray()
                .Last(flag => JsonText.Read(flag, "key") == unusable.Key)
                .GetProperty("key")
        );
}
