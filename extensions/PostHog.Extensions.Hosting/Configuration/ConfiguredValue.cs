using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace PostHog.Extensions.Hosting.Configuration;

/// <summary>
/// The value of one key. What cannot be read is reported, and the option keeps its value. Reports contain no values: any
/// of them could be a secret.
/// </summary>
/// <param name="section">The key and its value.</param>
/// <param name="report">Where faults are added.</param>
internal sealed class ConfiguredValue(IConfigurationSection section, SectionReport report)
{
    private delegate bool Reader<T>(string text, out T value);

    private bool IsBlank => string.IsNullOrWhiteSpace(section.Value);

    public string? Text(string? current)
    {
        RequireSingle();
        return section.Value ?? current;
    }

    public bool Flag(bool current) => Read(current, bool.TryParse, "must be true or false.");

    public int Count(int current) => Read(current, TryReadInt, "must be a whole number.");

    public int? OptionalCount(int? current) => IsNone ? null : Count(current ?? 0);

    public long Bytes(long current) =>
        Read(current, TryReadLong, "must be a whole number of bytes.");

    public TimeSpan Duration(TimeSpan current) =>
        Read(
            current,
            TryReadDuration,
            "must be a number of seconds, such as 30, or a time, such as 00:00:30."
        );

    public TimeSpan? OptionalDuration(TimeSpan? current) =>
        IsNone ? null : Duration(current ?? TimeSpan.Zero);

    public T Choice<T>(T current)
        where T : struct, Enum =>
        Read<T>(
            current,
            TryReadName,
            $"must be one of {string.Join(", ", Enum.GetNames(typeof(T)))}."
        );

    public TimeZoneInfo? TimeZone(TimeZoneInfo? current) =>
        IsNone
            ? null
            : Read(
                current,
                TryReadTimeZone,
                "must be the id of a time zone that this machine knows, such as Europe/Berlin."
            );

    /// <summary>Replaces the entries of a list.</summary>
    public void FillList(IList<string> entries)
    {
        var items = section.GetChildren().ToList();
        if (items.Count == 0 && !IsBlank || items.Exists(item => item.Value is null))
        {
            report.Errors.Add($"{section.Path} must be a list of texts.");
            return;
        }

        entries.Clear();
        items.ForEach(item => entries.Add(item.Value!));
    }

    /// <summary>Adds the values to properties, replacing those of the same names.</summary>
    public void FillProperties(IDictionary<string, object?> properties)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0 && !IsBlank)
        {
            report.Errors.Add($"{section.Path} must be an object with names and values.");
        }

        foreach (var child in children)
        {
            properties[child.Key] = PropertyValue.Of(child);
        }
    }

    // A key with null or blank text switches an optional setting off.
    private bool IsNone => IsBlank && !section.GetChildren().Any();

    private T Read<T>(T current, Reader<T> read, string requirement)
    {
        if (section.Value is not { } text)
        {
            RequireSingle();
            return current;
        }

        if (read(text.Trim(), out var value))
        {
            return value;
        }

        report.Errors.Add($"{section.Path} {requirement}");
        return current;
    }

    private void RequireSingle()
    {
        if (section.Value is null && section.GetChildren().Any())
        {
            report.Errors.Add($"{section.Path} must be a single value, not an object or a list.");
        }
    }

    private static bool TryReadInt(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool TryReadLong(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    // Read as a time, a bare number would be days.
    private static bool TryReadDuration(string text, out TimeSpan value)
    {
        const NumberStyles number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!double.TryParse(text, number, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value);
        }

        var isInRange = Math.Abs(seconds) <= TimeSpan.FromDays(365_000).TotalSeconds;
        value = isInRange ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return isInRange;
    }

    private static bool TryReadName<T>(string text, out T value)
        where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out value)
        && Enum.GetNames(typeof(T)).Contains(text, StringComparer.OrdinalIgnoreCase);

    private static bool TryReadTimeZone(string text, out TimeZoneInfo? value)
    {
        try
        {
            value = TimeZoneInfo.FindSystemTimeZoneById(text);
            return true;
        }
        catch (TimeZoneNotFoundException)
        {
            value = null;
            return false;
        }
        catch (InvalidTimeZoneException)
        {
            value = null;
            return false;
        }
    }
}
