// The names are those of PowerShell's own types, by which the library knows them.
namespace System.Management.Automation;

internal class PSObject(object inside) : IFormattable
{
    public object BaseObject { get; } = inside;

    public IReadOnlyList<object> Properties { get; set; } = [];

    public static PSObject Custom(params object[] properties) =>
        new(new PSCustomObject()) { Properties = properties };

    public string ToString(string? format, IFormatProvider? formatProvider) => "@{A=1}";
}
