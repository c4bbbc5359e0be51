using System.Runtime.Serialization;
using Newtonsoft.Json.Converters;
using Json = Newtonsoft.Json;
using Stj = System.Text.Json.Serialization;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class ExcludedMembersTests
{
    private sealed class Conditions
    {
        [Stj.JsonIgnore]
        public string Always => Secret;

        [Stj.JsonIgnore(Condition = Stj.JsonIgnoreCondition.Never)]
        public string Never => "n";

        [Stj.JsonIgnore(Condition = Stj.JsonIgnoreCondition.WhenWritingNull)]
        public string? WhenNull { get; init; }

        [Stj.JsonIgnore(Condition = Stj.JsonIgnoreCondition.WhenWritingDefault)]
        public int WhenDefault { get; init; }
    }

    private sealed class Names
    {
        [Stj.JsonPropertyName("b")]
        public int A => 1;

        [Stj.JsonPropertyName("c")]
        [Json.JsonProperty("d")]
        public int B => 2;

        [Stj.JsonPropertyName("f")]
        [Json.JsonProperty]
        public int E => 3;
    }

    private sealed class OfTheRuntime
    {
        [NonSerialized]
        public string Field = Secret;

        [IgnoreDataMember]
        public string Ignored => Secret;

        [field: NonSerialized]
        public string Property { get; } = Secret;

        public int Kept => 1;
    }

    private sealed class Conventions
    {
        public string Password => Secret;

        public string Pin => Secret;

        [Json.JsonIgnore]
        public bool PinSpecified => false;

        [Json.JsonProperty(DefaultValueHandling = Json.DefaultValueHandling.Ignore)]
        public int Count => 0;

        public int Kept => 1;

        public static bool ShouldSerializeCount() => true;

        public bool ShouldSerializePassword() => Kept == 0;
    }

    private class Base
    {
        [Stj.JsonIgnore]
        public virtual string Password => "";
    }

    private sealed class Derived : Base
    {
        public override string Password => Secret;

        public int Kept => 1;
    }

    private sealed class Masked
    {
        [Json.JsonConverter(typeof(Mask))]
        public string Password => Secret;

        public int Kept => 1;
    }

    private sealed class MaskedElements
    {
        [Json.JsonProperty(ItemConverterType = typeof(Mask))]
        public string?[] List => [Secret, null];
    }

    private sealed class MaskedByStj
    {
        [Stj.JsonConverter(typeof(StjMask<string>))]
        public string Password => Secret;

        public int Kept => 1;
    }

    [Json.JsonConverter(typeof(Mask))]
    private sealed class Card
    {
        public string Number => Secret;
    }

    [Stj.JsonConverter(typeof(StjMask<CardOfStj>))]
    private class CardOfStj
    {
        public string Number => Secret;
    }

    private sealed class GoldCard : CardOfStj
    {
        public string Limit => Secret;
    }

    [Json.JsonConverter(typeof(Mask))]
    private sealed class Cards : List<Card>;

    private sealed class Wallet
    {
        [Json.JsonConverter(typeof(PassOn))]
        public MaskedByStj Inner => new();
    }

    private sealed class WithEnum
    {
        [Stj.JsonConverter(typeof(Stj.JsonStringEnumConverter))]
        public DayOfWeek A => DayOfWeek.Friday;

        [Json.JsonConverter(typeof(StringEnumConverter))]
        public DayOfWeek B => DayOfWeek.Friday;
    }

    private sealed class Throws
    {
        [Json.JsonConverter(typeof(Thrower))]
        public string Password => Secret;

        public int Kept => 1;
    }

    private sealed class ThrowsInStj
    {
        [Stj.JsonConverter(typeof(StjThrower))]
        public string Password => Secret;

        public int Kept => 1;
    }

    private sealed class ForAnotherType
    {
        [Stj.JsonConverter(typeof(StjMask<Uri>))]
        public string Password => Secret;

        public int Kept => 1;
    }

    private sealed class WithoutEnd
    {
        [Json.JsonConverter(typeof(PassOn))]
        public Deeper Password => new();

        public int Kept => 1;
    }

    private sealed class Deeper
    {
        public Deeper Next => new();
    }

    private sealed class Invalid
    {
        [Json.JsonConverter(typeof(Raw))]
        public string Password => Secret;

        public int Kept => 1;
    }
}
