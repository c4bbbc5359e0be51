using System.Runtime.Serialization;
using Json = Newtonsoft.Json;
using Stj = System.Text.Json.Serialization;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class ExcludedMembersTests
{
    private static IEnumerable<TestCaseData> OfInterfaces =>
        [
            Row("converter of an interface", new { A = new Hidden() }, """{"A":"###"}"""),
            Row("the same, in a list", new IHidden[] { new Hidden() }, """["###"]"""),
            Row("the same, of a structure", new { A = new HiddenStruct() }, """{"A":"###"}"""),
            Row(
                "members of interfaces",
                new Implementation(),
                """{"renamed":1,"Masked":"###","MaskedToo":"***","Kept":1}"""
            ),
            Row("members of a base type", new Inheritor(), """{"Kept":1}"""),
        ];

    [Stj.JsonConverter(typeof(StjMask<IHidden>))]
    private interface IHidden
    {
        public string Password { get; }
    }

    private interface IRules
    {
        [Stj.JsonIgnore]
        public string Password { get; }

        [IgnoreDataMember]
        public string Pin { get; }

        [Stj.JsonIgnore(Condition = Stj.JsonIgnoreCondition.WhenWritingDefault)]
        public int Count { get; }

        [Stj.JsonPropertyName("renamed")]
        public int Named { get; }

        [Stj.JsonConverter(typeof(StjMask<string>))]
        public string Masked { get; }

        [Json.JsonConverter(typeof(Mask))]
        public string MaskedToo { get; }
    }

    private interface IPassword
    {
        [Json.JsonIgnore]
        public string Password { get; }

        [Stj.JsonIgnore]
        public string Pin { get; }
    }

    private sealed class Hidden : IHidden
    {
        public string Password => Secret;
    }

    private readonly struct HiddenStruct : IHidden
    {
        public string Password => Secret;
    }

    private sealed class Implementation : IRules
    {
        public string Password => Secret;

        public string Pin => Secret;

        public int Count => 0;

        public int Named => 1;

        public string Masked => Secret;

        public string MaskedToo => Secret;

        public int Kept => 1;
    }

    private class WithPassword
    {
        public string Password => Secret;

        public string Pin => Secret;

        public int Kept => 1;
    }

    private sealed class Inheritor : WithPassword, IPassword;
}
