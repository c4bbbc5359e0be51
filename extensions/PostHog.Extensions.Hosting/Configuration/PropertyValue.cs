using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace PostHog.Extensions.Hosting.Configuration;

/// <summary>
/// Reads the values of properties. Configuration contains only text, whatever the type in a JSON file: text that can only
/// be meant as a number, true or false becomes one.
/// </summary>
internal static class PropertyValue
{
    /// <summary>Returns the value of a key: text, a number, true, false, null, a list or a dictionary.</summary>
    public static object? Of(IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
        {
            return section.Value is { } text ? Typed(text) : null;
        }

        return IsList(children)
            ? children.ConvertAll(Of)
            : children.ToDictionary(child => child.Key, Of, StringComparer.Ordinal);
    }

    /// <summary>
    /// Returns true and false for these words, a number for one in its shortest form, what is between double quotes,
    /// and other texts unchanged. So <c>1.10</c>, <c>007</c> and <c>1e5</c>, which are rather versions and codes, stay
    /// texts.
    /// </summary>
    public static object Typed(string text)
    {
        if (bool.TryParse(text, out var flag) && text.Trim().Length == text.Length)
        {
            return flag;
        }

        if (text.Length >= 2 && text[0] == '"' && text[text.Length - 1] == '"')
        {
            return text.Substring(1, text.Length - 2);
        }

        return Number(text) ?? text;
    }

    private static object? Number(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (
            long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole)
            && whole.ToString(culture) == text
        )
        {
            return whole;
        }

        // What a number would change, such as trailing zeros or more digits than it has, is text.
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return
            text.IndexOf('.') >= 0
            && double.TryParse(text, style, culture, out var number)
            && number.ToString("R", culture) == text
            ? number
            : null;
    }

    private static bool IsList(List<IConfigurationSection> children)
    {
        for (var index = 0; index < children.Count; index++)
        {
            if (children[index].Key != index.ToString(CultureInfo.InvariantCulture))
            {
                return false;
            }
        }

        return true;
    }
}
