using System.Management.Automation;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Capture;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>Errors that are not exceptions are reported like exceptions.</summary>
internal sealed class ErrorLikeTests
{
    public static IEnumerable<TestCaseData> Inputs()
    {
        yield return new TestCaseData("disk full", "Error", "disk full");
        yield return new TestCaseData(42, "Error", "42");
        yield return new TestCaseData(1.5, "Error", "1.5");
        yield return new TestCaseData(new Failure { Message = "odd" }, "Failure", "odd");
        yield return new TestCaseData(new { code = 7 }, "Error", """{"code":7}""");
        yield return new TestCaseData(
            new Dictionary<string, object?> { ["type"] = "TypeError", ["message"] = "x is null" },
            "TypeError",
            "x is null"
        );
        yield return new TestCaseData(
            JObject.Parse("""{"name":"RangeError","message":"too far"}"""),
            "RangeError",
            "too far"
        );
        yield return new TestCaseData(
            new Dictionary<string, object?> { ["code"] = 7 },
            "Error",
            """{"code":7}"""
        );
        yield return new TestCaseData(new Plain { Code = 7 }, "Plain", """{"Code":7}""");
        yield return new TestCaseData(new Refused("late"), "Refused", """{"Code":"late"}""");
        yield return new TestCaseData(
            new ErrorRecord(new IOException("full"), "at a, b.ps1"),
            "ErrorRecord",
            "System.IO.IOException: full"
        );
        yield return new TestCaseData(new Masked(), "Masked", "***");
        yield return new TestCaseData(
            new Silent(),
            "Silent",
            $"(not read: it holds a {typeof(Silent)}, which has no public members)"
        );
        yield return new TestCaseData(new StringBuilder("late"), "StringBuilder", "late");
        yield return new TestCaseData(
            new Uri("https://ada:s3cr3t@example.com/"),
            "Error",
            "https://example.com/"
        );
    }

    [TestCaseSource(nameof(Inputs))]
    public void Creates_one_event_with_a_type_and_a_message(
        object input,
        string type,
        string message
    )
    {
        var built = Exceptional.Manual(input);

        Assert.That(built.List(), Has.Count.EqualTo(1));
        Assert.That(built["$exception_type"], Is.EqualTo(type));
        Assert.That(built["$exception_message"], Is.EqualTo(message));
        Assert.That(built.Mechanism()["synthetic"], Is.True);
    }

    [Test]
    public void Says_why_nothing_of_an_object_is_sent()
    {
        var list = Exceptional.Manual(new Silent()).List();

        var written = RenderedProperties.Of(
            [new("$exception_list", list)],
            EventFormat.AnalyticsMaxBytes,
            static _ => true
        );

        Assert.That(
            written.Repairs.Single().Description,
            Is.EqualTo(
                $"holds a {typeof(Silent)}, which has no public members; that value is left out"
            )
        );
    }

    [Test]
    public void Says_why_a_part_of_an_object_is_not_sent()
    {
        var list = Exceptional
            .Manual(
                new Dictionary<string, object?>
                {
                    ["kind"] = "x",
                    ["order"] = new Silent(),
                    ["ratio"] = double.NaN,
                }
            )
            .List();

        var written = RenderedProperties.Of(
            [new("$exception_list", list)],
            EventFormat.AnalyticsMaxBytes,
            static _ => true
        );

        Assert.That(
            written.Repairs.Select(one => one.Description),
            Is.EqualTo([
                $"holds a {typeof(Silent)}, which has no public members; that value is left out",
                "is a number that JSON cannot represent; that value is left out",
            ])
        );
        Assert.That(list[0]["value"], Is.EqualTo("""{"kind":"x"}"""));
    }

    [Test]
    public void Keeps_the_stack_of_the_object()
    {
        var built = Exceptional.Manual(
            new Failure
            {
                Message = "odd",
                StackTrace = "at Shop.Cart.Pay()\nat Shop.Program.Main()",
            }
        );

        Assert.That(built.Functions(), Is.EqualTo(["Main", "Pay"]));
    }

    [Test]
    public void Uses_the_stack_of_the_caller_when_the_object_has_none() =>
        Assert.That(Exceptional.Manual("disk full").Functions()[^1], Is.EqualTo("Manual"));

    private sealed class Failure
    {
        public string Message { get; init; } = "";

        public string? StackTrace { get; init; }
    }

    private sealed record Refused(string Code)
    {
        [JsonIgnore]
        public string Password => "s3cr3t";
    }

    [JsonConverter(typeof(Mask))]
    private sealed class Masked
    {
        public string Message => "s3cr3t";
    }

    private sealed class Silent
    {
        public override string ToString() => "s3cr3t";
    }

    private sealed class Mask : JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override void WriteJson(
            JsonWriter writer,
            object? value,
            JsonSerializer serializer
        ) => writer.WriteValue("***");

        public override object ReadJson(
            JsonReader reader,
            Type objectType,
            object? existingValue,
            JsonSerializer serializer
        ) => throw new NotSupportedException();
    }

    private sealed class Plain
    {
        public int Code { get; init; }
    }
}
