using System.ComponentModel;
using System.Dynamic;
using System.Management.Automation;
using Microsoft.AspNetCore.Http;
using Microsoft.FSharp.Core;
using Newtonsoft.Json.Linq;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyWriterTests
{
    private static readonly TestCaseData[] Memberless =
    [
        Row("object", new object(), "holds a System.Object, which has no public members"),
        Row("private members", new Closed(), "+Closed, which has no public members"),
        Row("members that are only set", new OnlySet(), "+OnlySet, which has no public members"),
        Row("no text", new Silent(), "+Silent, which has no text"),
        Row(
            "excluded members",
            new AllExcluded(),
            "+AllExcluded, all of whose members are excluded"
        ),
        Row("no member included", new NoneIncluded(), "+NoneIncluded, all of whose members are ex"),
        Row("dynamic", new Dynamic(), "+Dynamic, a dynamic object, which has to be sent as a dict"),
        Row("custom object", PSObject.Custom(), "holds a PSCustomObject, which has no properties"),
        Row("password", new System.Security.SecureString(), "holds a password"),
        Row("table", new System.Data.DataTable(), "holds a table"),
        Row("union", new HiddenUnion(), "+HiddenUnion, whose cases are private"),
        Row("headers", new HttpRequestMessage().Headers, "holds headers or cookies"),
        Row("headers of the framework", new System.Net.WebHeaderCollection(), "holds headers or"),
        Row("headers of ASP.NET Core", new HeaderDictionary(), "holds headers or cookies"),
        Row("cookie", new System.Net.Cookie("id", "s3cr3t"), "holds headers or cookies"),
        Row("cookies", new System.Net.CookieCollection(), "holds headers or cookies"),
        Row("cookies of a client", new System.Net.CookieContainer(), "holds headers or cookies"),
        Row("cookies of a request", new RequestCookies(), "holds headers or cookies"),
        .. Withheld,
        Row("inside", new PSObject(new object()), "holds a System.Object"),
    ];

    [TestCaseSource(nameof(Memberless))]
    public void Omits_an_object_without_public_members_and_names_its_type(
        object value,
        string reason
    )
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"after\":2"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("property 'value' holds "));
        Assert.That(written.Log.Warnings.Single(), Does.Contain(reason));
    }

    [TestCaseSource(nameof(Memberless))]
    public void Omits_the_object_from_what_a_converter_writes(object value, string reason)
    {
        var written = Written.Value(new PassedOn(value));

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"value\":{\"Kept\":1},\"after\":2"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain(reason));
    }

    [Test]
    public void Omits_what_a_converter_writes_that_is_not_json()
    {
        var value = new JArray(JValue.CreateComment("c"), JValue.CreateUndefined(), 1);

        Assert.That(
            Written.Value(new PassedOn(value)).Own,
            Does.Contain("\"value\":{\"Inner\":[null,1],\"Kept\":1}")
        );
    }

    [Test]
    public void Never_writes_the_ToString_of_a_record()
    {
        var written = Written.Value(new Account("u", "s3cr3t"));

        Assert.That(written.Own, Does.Contain("\"value\":{\"Name\":\"u\"}"));
    }

    [Test]
    public void Unwraps_wrapped_values_at_every_depth()
    {
        var inner = PSObject.Custom(
            new KeyedProperty("some", FSharpOption<PSObject>.Some(new PSObject(5.0)))
        );

        var written = Written.Value(
            new Dictionary<PSObject, object> { [new PSObject(7)] = new[] { new PSObject(inner) } }
        );

        Assert.That(written.Own, Does.Contain("""{"7":[{"some":5}]}"""));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    [Test]
    public void Merges_a_wrapped_dictionary_with_the_person_properties()
    {
        var written = Written.Event(
            new PostHogEvent("e", "u") { ["$set"] = PSObject.Custom(new KeyedProperty("plan", 1)) }
        );

        Assert.That(written.Own, Does.Contain("\"$set\":{\"plan\":1"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    private sealed class Closed
    {
        private readonly int _number = 5;

        public override string ToString() => $"s3cr3t {_number}";
    }

    private sealed class OnlySet
    {
        public int Value
        {
            set => _ = value;
        }
    }

    [TypeConverter(typeof(StringConverter))]
    private sealed class Silent;

    [CompilationMapping(
        SourceConstructFlags.SumType | SourceConstructFlags.NonPublicRepresentation
    )]
    private sealed class HiddenUnion
    {
        public int Tag => 1;
    }

    private sealed class RequestCookies : Dictionary<string, string>, IRequestCookieCollection
    {
        public new ICollection<string> Keys => base.Keys;
    }

    private sealed class Dynamic : DynamicObject
    {
        public override string ToString() => "s3cr3t";
    }

    private sealed class AllExcluded
    {
        [Newtonsoft.Json.JsonIgnore]
        public int Number => 5;

        [System.Text.Json.Serialization.JsonIgnore]
        public string Password => "s3cr3t";
    }

    [System.Runtime.Serialization.DataContract]
    private sealed class NoneIncluded
    {
        public string Password => "s3cr3t";
    }

    [TypeConverter(typeof(StringConverter))]
    private sealed record Account(
        string Name,
        [property: System.Text.Json.Serialization.JsonIgnore] string Password
    );
}
