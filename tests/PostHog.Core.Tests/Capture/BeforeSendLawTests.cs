using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Capture;

internal sealed class BeforeSendLawTests
{
    private static readonly string[] Names =
    [
        "plan",
        "list",
        "distinct_id",
        "$set",
        "$groups",
        "$group_set",
        "$lib",
        "$os",
        "$session_id",
        "$process_person_profile",
        "$cookieless_mode",
        "process_person_profile",
        "product_tour_id",
    ];

    private static readonly object?[] Values =
    [
        null,
        1,
        1.10m,
        "text",
        true,
        DBNull.Value,
        new Dictionary<string, object?> { ["a"] = 1, ["b"] = null },
        new Dictionary<string, int> { ["b"] = 2 },
        new { a = new { c = (object?)null }, d = new object?[] { null, 1 } },
        JObject.Parse("""{"a":null,"e":[{"f":1.5}]}"""),
        new[] { "x", null },
    ];

    [TestCase(CaptureMode.V0)]
    [TestCase(CaptureMode.V1)]
    public void Event_is_the_same_with_a_before_send_function_that_does_nothing(CaptureMode mode)
    {
        Law.Holds(
            Gen.ListOf(
                Gen.Zip(Gen.Zip(Gen.Choose(0, 4), Gen.Elements(Names)), Gen.Elements(Values))
            ),
            layout =>
            {
                var direct = Write(mode, layout, hooked: false);
                var hooked = Write(mode, layout, hooked: true);

                Assert.That(JToken.DeepEquals(hooked, direct), $"{hooked}\n{direct}");
            }
        );
    }

    private static JToken Write(
        CaptureMode mode,
        IEnumerable<((int Layer, string Name), object? Value)> layout,
        bool hooked
    )
    {
        var options = new PostHogOptions { CaptureMode = mode };
        var captured = new PostHogEvent("e", "u") { Uuid = A.Uuid };
        foreach (var ((layer, name), value) in layout)
        {
            var target = layer switch
            {
                0 => captured.Properties,
                1 => captured.Options,
                2 => options.SuperProperties,
                _ => options.SuperOptions,
            };
            target[name] = value;
            if (layer == 4)
            {
                captured.Groups[name] = "group";
            }
        }

        if (hooked)
        {
            options.BeforeSend.Add(passed => passed);
        }

        return Sorted(JObject.Parse(Written.Event(captured, options).Json));
    }

    private static JToken Sorted(JToken token) =>
        token is JObject members
            ? new JObject(
                members
                    .Properties()
                    .OrderBy(member => member.Name, StringComparer.Ordinal)
                    .Select(member => new JProperty(member.Name, Sorted(member.Value)))
            )
            : token;
}
