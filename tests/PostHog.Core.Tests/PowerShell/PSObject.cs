// The names are those of PowerShell's own types, by which the library knows them.
namespace System.Management.Automation;

internal class PSObject(object inside) : IFormattable
{
    public object BaseObject { get; } = inside;

    public IEnumerable<KeyedProperty> Properties { get; init; } = [];

    public static PSObject Custom(params KeyedProperty[] properties) =>
        new(new PSCustomObject()) { Properties = properties };

    public string ToString(string? format, IFormatProvider? formatProvider) => "@{A=1}";
}
