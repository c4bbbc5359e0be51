using Microsoft.Extensions.Configuration;

namespace PostHog.Extensions.Hosting.Configuration;

/// <summary>Sets options from a section.</summary>
internal static class SectionReader
{
    /// <summary>Sets the options whose keys the section has.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">The options to set.</param>
    /// <param name="isOther">Whether a key belongs to another client or package.</param>
    /// <returns>What cannot be used.</returns>
    public static SectionReport Read(
        IConfigurationSection section,
        PostHogOptions options,
        Func<string, bool> isOther
    )
    {
        var report = new SectionReport();
        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            report.Errors.Add($"{section.Path} must be a section with options, not a value.");
        }

        foreach (var child in section.GetChildren())
        {
            if (OptionKeys.Settable.TryGetValue(child.Key, out var set))
            {
                set(options, new ConfiguredValue(child, report));
            }
            else if (!isOther(child.Key))
            {
                report.Ignored.Add(new IgnoredKey(child.Path, ReasonOf(child)));
            }
        }

        return report;
    }

    private static string ReasonOf(IConfigurationSection unknown)
    {
        if (OptionKeys.CodeOnly.Contains(unknown.Key, StringComparer.OrdinalIgnoreCase))
        {
            return "this option can only be set in code, in the delegate of AddPostHog.";
        }

        if (SimilarKey.Of(unknown.Key) is { } similar)
        {
            return $"there is no such option. Did you mean {similar}?";
        }

        return unknown.GetChildren().Any()
            ? "there is no such option, and no client of this name is registered."
            : "there is no such option.";
    }
}
