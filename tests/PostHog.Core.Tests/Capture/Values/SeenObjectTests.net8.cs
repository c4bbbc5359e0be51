using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Newtonsoft.Json;
using PostHog.Capture.Values;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>The members of objects that a trimmed program keeps.</summary>
internal sealed class SeenObjectTests
{
    [Test]
    public void Reads_an_anonymous_object_in_order() =>
        Assert.That(
            Members(
                new
                {
                    B = 1,
                    A = "x",
                    N = (string?)null,
                }
            ),
            Is.EqualTo("B=1 A=x N=")
        );

    [Test]
    public void Reads_a_record_and_a_struct()
    {
        Assert.That(Members(new Person("Ada", 36)), Is.EqualTo("Name=Ada Age=36"));
        Assert.That(Members(new Size { Width = 2 }), Is.EqualTo("Width=2"));
    }

    [Test]
    public void Follows_names_and_exclusions() =>
        Assert.That(Members(new Account()), Is.EqualTo("Field=7 id=1"));

    [Test]
    public void Getter_that_throws_affects_only_its_member() =>
        Assert.That(
            Members(new Broken()),
            Is.EqualTo("Bad=has a member 'Bad' that threw InvalidOperationException Good=1")
        );

    [Test]
    public void Returns_values_without_members()
    {
        Assert.That(SeenObject.Of(5), Is.EqualTo(5));
        Assert.That(SeenObject.Of("text"), Is.EqualTo("text"));
        Assert.That(SeenObject.Of<string?>(null), Is.Null);
        Assert.That(SeenObject.Of(new List<int> { 1 }), Is.InstanceOf<List<int>>());
    }

    private static readonly object?[] NotPlain =
    [
        SeenObject.Of(new Derived()),
        SeenObject.Of(new WithInterface()),
        SeenObject.Of(new WithContract()),
        SeenObject.Of(new WithConvention()),
        SeenObject.Of(new WithRule()),
    ];

    [TestCaseSource(nameof(NotPlain))]
    public void Leaves_out_what_it_cannot_follow(object value) =>
        Assert.That((value as UnreadableValue)?.Reason, Does.Contain("JsonTypeInfo"));

    [Test]
    public void Leaves_out_an_object_whose_type_gives_one_name_to_two_members() =>
        Assert.That(
            ((UnreadableValue)SeenObject.Of(new TwoMembers())!).Reason,
            Does.Contain("TwoMembers, two of whose members have the same name in JSON")
        );

    private static string Members<T>(T value) =>
        string.Join(
            " ",
            ((ObjectCopy)SeenObject.Of(value)!).Select(one =>
                $"{one.Key}={(one.Value is UnreadableValue left ? left.Reason : one.Value)}"
            )
        );

    private sealed record Person(string Name, int Age);

    private struct Size
    {
        public int Width { get; set; }
    }

    private sealed class Account
    {
        [JsonPropertyName("id")]
        public int Number => 1;

        public readonly int Field = 7;

        [System.Text.Json.Serialization.JsonIgnore]
        public string Password => "secret";

        [Newtonsoft.Json.JsonIgnore]
        public string Token => "secret";

        [IgnoreDataMember]
        public string Key => "secret";

        [System.Management.Automation.Hidden]
        public string Hint => "secret";

        [field: NonSerialized]
        public string Pin { get; } = "secret";

        [System.Text.Json.Serialization.JsonIgnore(
            Condition = JsonIgnoreCondition.WhenWritingDefault
        )]
        public int Zero => 0;

        private string Hidden => "secret";
    }

    private sealed class TwoMembers
    {
        [JsonPropertyName("id")]
        public int First => 1;

        [JsonPropertyName("id")]
        public int Second => 2;
    }

    private sealed class Broken
    {
        public int Bad => throw new InvalidOperationException();

        public int Good => 1;
    }

    private class Base
    {
        public int A => 1;
    }

    private sealed class Derived : Base;

    private sealed class WithInterface : IInterface
    {
        public int A => 1;
    }

    private interface IInterface
    {
        public int A { get; }
    }

    [DataContract]
    private sealed class WithContract
    {
        public int A => 1;
    }

    private sealed class WithConvention
    {
        public int A => 1;

        public bool ShouldSerializeA() => false;
    }

    private sealed class WithRule
    {
        [JsonProperty("a")]
        public int A => 1;
    }
}
