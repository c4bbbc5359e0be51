using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
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

        if (WithheldValues.ReasonOf(type) is { } reason)
        {
            var withheld = new UnreadableValue(reason);
            return new FormConverter(_ => withheld);
        }

        for (var known = type; known is not null; known = known.BaseType)
        {
            if (OfName(known.FullName) is { } form)
            {
                return new FormConverter(form);
            }
        }

        if (IsMemory(type))
        {
            return new FormConverter(ArrayOf);
        }

        return (GroupForms.Of(type) ?? FSharpUnion.FormOf(type)) is { } other
            ? new FormConverter(other)
            : null;
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
            or "System.IO.FileSystemInfo"
            or "System.IO.DriveInfo"
            or "Microsoft.Extensions.Primitives.StringSegment" => TextOf,
            "System.FormattableString" => FormattedText.Of,
            "System.UriBuilder" => builder => ((UriBuilder)builder).Uri,
            "System.Text.Encoding" => encoding => ((System.Text.Encoding)encoding).WebName,
            "System.Xml.Linq.XObject" => XmlText.OfLinq,
            "System.Xml.XmlNode" => XmlText.OfNode,
            "System.Collections.Specialized.NameValueCollection" => NamesAndValues,
            "System.Collections.Specialized.StringDictionary" => EntriesOf,
            "Microsoft.Extensions.Primitives.StringValues" => OneOrMany,
            PowerShell + "ErrorRecord" => ErrorRecord,
            _ => null,
        };

    private static bool IsMemory(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(ReadOnlyMemory<>) || definition == typeof(Memory<>));

    private static object ArrayOf(object memory)
    {
        var array = memory.GetType().GetMethod("ToArray")!.Invoke(memory, parameters: null)!;
        return array is char[] characters ? new string(characters) : array;
    }

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

    private static Dictionary<string, object?> ErrorRecord(object record) =>
        new[] { "Exception", "ScriptStackTrace" }.ToDictionary(
            name => name,
            name => record.GetType().GetProperty(name)?.GetValue(record),
            StringComparer.Ordinal
        );
}
