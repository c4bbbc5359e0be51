using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using Json = Newtonsoft.Json;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class ExcludedMembersTests
{
    [TypeConverter(typeof(StringConverter))]
    private sealed class Login
    {
        public string Name => "ada";

        [Json.JsonIgnore]
        public string Password => Secret;

        public override string ToString() => Name + Password;
    }

    [TypeConverter(typeof(StringConverter))]
    private sealed class MaskedLogin
    {
        [Json.JsonConverter(typeof(Mask))]
        public string Password => Secret;

        public override string ToString() => Password;
    }

    [TypeConverter(typeof(ReferenceConverter))]
    private sealed class Reference
    {
        public override string ToString() => Secret;
    }

    private sealed class ReferenceConverter : StringConverter
    {
        public override object ConvertTo(
            ITypeDescriptorContext? context,
            CultureInfo? culture,
            object? value,
            Type destinationType
        ) => "ref-7";
    }

    private sealed class HiddenInPowerShell
    {
        [Hidden]
        public string Password => Secret;

        public int Kept => 1;
    }

    private sealed class Refused() : Exception("refused")
    {
        [Json.JsonIgnore]
        public string Password => Secret;

        public override string ToString() => Message + Password;
    }

    [Json.JsonConverter(typeof(Mask))]
    private sealed class MaskedFailure() : Exception(Secret);
}
