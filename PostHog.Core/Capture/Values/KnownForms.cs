using System.Collections;
using System.Collections.Specialized;
using System.Globalization;

namespace PostHog.Capture.Values;

/// <summary>
/// Defines what is sent for known types whose members do not show what they mean. Most are recognised by name, because
/// they belong to newer runtimes or to packages that are not referenced.
/// </summary>
internal static class KnownForms
{
    /// <summary>Returns a function that gives what is sent for values of a type; null if the type is not known.</summary>
    public static Func<object, object?>? Of(Type type)
    {
        if (typeof(Exception).IsAssignableFrom(type))
        {
            return ExceptionText.Of;
        }

        if (WithheldValues.ReasonOf(type) is { } reason)
        {
            var withheld = new UnreadableValue(reason);
            return _ => withheld;
        }

        for (var known = type; known is not null; known = known.BaseType)
        {
            if (OfName(known.FullName) is { } form)
            {
                return form;
            }
        }

        return null;
    }

    private static Func<object, object?>? OfName(string? name) =>
        name switch
        {
            "System.Net.IPAddress"
            or "System.Net.IPEndPoint"
            or "System.Net.IPNetwork"
            or "System.Net.NetworkInformation.PhysicalAddress"
            or "System.Net.Http.HttpMethod"
            or "System.Net.Mail.MailAddress"
            or "System.Text.RegularExpressions.Regex"
            or "System.Text.Rune"
            or "System.Text.StringBuilder"
            or "System.IO.FileSystemInfo"
            or "System.IO.DriveInfo"
            or "Microsoft.Extensions.Primitives.StringSegment" => TextOf,
            "System.FormattableString" => FormattedText.Of,
            "System.UriBuilder" => builder => ((UriBuilder)builder).Uri,
            "System.Text.Encoding" => encoding => ((System.Text.Encoding)encoding).WebName,
            "System.Xml.Linq.XObject" or "System.Xml.XmlNode" => UnseenXml,
            "System.Collections.Specialized.NameValueCollection" => NamesAndValues,
            "System.Collections.Specialized.StringDictionary" => EntriesOf,
            "Microsoft.Extensions.Primitives.StringValues" => OneOrMany,
            _ => null,
        };

    // Only in a trimmed program, which contains no library for XML; others read it before.
    private static UnreadableValue UnseenXml(object value) =>
        new("holds XML, which a trimmed program has to send as text; set its ToString()");

    private static string? TextOf(object value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> NamesAndValues(object value)
    {
        var collection = (NameValueCollection)value;
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var index = 0; index < collection.Count; index++)
        {
            members[collection.GetKey(index) ?? ""] = OneOrMany(collection.GetValues(index) ?? []);
        }

        return members;
    }

    private static Dictionary<string, object?> EntriesOf(object value) =>
        ((StringDictionary)value)
            .Cast<DictionaryEntry>()
            .ToDictionary(
                entry => (string)entry.Key,
                entry => (object?)entry.Value,
                StringComparer.Ordinal
            );

    private static object? OneOrMany(object values)
    {
        var all = ((IEnumerable)values).Cast<object?>().ToArray();
        return all.Length > 1 ? all : all.FirstOrDefault();
    }
}
