using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Xml;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Defines what is sent for types whose members do not show what they mean. Most are recognised by name, because they
/// belong to newer runtimes, other languages or packages that are not referenced.
/// </summary>
internal static class ValueForms
{
    private const string PowerShell = "System.Management.Automation.";

    /// <summary>Returns what is sent for values of a type; null for their members, elements or string form.</summary>
    public static FormConverter? Of(Type type)
    {
        if (WrappedValue.IsWrapper(type))
        {
            return new FormConverter(Unwrapped);
        }

        if (typeof(Exception).IsAssignableFrom(type))
        {
            return new FormConverter(ExceptionText.Of);
        }

        for (var known = type; known is not null; known = known.BaseType)
        {
            if (OfName(known.FullName) is { } form)
            {
                return new FormConverter(form);
            }
        }

        if (type == typeof(ReadOnlyMemory<char>) || type == typeof(Memory<char>))
        {
            return new FormConverter(TextOf);
        }

        return FSharpUnion.FormOf(type) is { } union ? new FormConverter(union) : null;
    }

    private static object? Unwrapped(object wrapper)
    {
        var inside = WrappedValue.Of(wrapper);
        return PowerShellObject.IsCustom(inside) && !PowerShellObject.PropertiesOf(inside!).Any()
            ? new UnreadableValue("holds a PSCustomObject, which has no properties")
            : inside;
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
            or "System.Xml.Linq.XObject" => TextOf,
            "System.Text.Encoding" => encoding => ((System.Text.Encoding)encoding).WebName,
            "System.Xml.XmlNode" => node => ((XmlNode)node).OuterXml,
            "System.Collections.Specialized.NameValueCollection" => NamesAndValues,
            "Microsoft.Extensions.Primitives.StringValues" => OneOrMany,
            PowerShell + "ErrorRecord" => ErrorRecord,
            "System.Data.DataTable"
            or "System.Data.DataSet"
            or "System.Data.DataView"
            or "System.Data.DataRow" => _ => new UnreadableValue(
                "holds a table, which has to be sent as a list of dictionaries"
            ),
            "System.Net.NetworkCredential"
            or "System.Security.SecureString"
            or PowerShell + "PSCredential" => _ => new UnreadableValue("holds a password"),
            _ => null,
        };

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

    private static object? OneOrMany(object values)
    {
        var all = ((IEnumerable)values).Cast<object?>().ToArray();
        return all.Length > 1 ? all : all.FirstOrDefault();
    }

    private static Dictionary<string, object?> ErrorRecord(object record) =>
        new[] { "Exception", "ScriptStackTrace" }.ToDictionary(
            name => name,
            name => record.GetType().GetProperty(name)?.GetValue(record),
            StringComparer.Ordinal
        );
}
