namespace PostHog.Core.Tests.Capture;

/// <summary>The order in which event, super properties and library fill an event, with and without hooks.</summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class LayersTests(bool hooked)
{
    [Test]
    public void Fills_in_properties_that_the_event_does_not_set()
    {
        var written = Write(
            new("e", "u") { ["own"] = 1, ["both"] = "event" },
            new() { SuperProperties = { ["both"] = "super", ["super"] = 2 } }
        );

        Assert.That(
            written.Own,
            Is.EqualTo(
                """
                "own":1,"both":"event","super":2
                """.Trim()
            )
        );
    }

    [Test]
    public void Super_properties_override_library_properties()
    {
        var options = new PostHogOptions
        {
            SuperProperties =
            {
                ["$os"] = "Plan 9",
                ["$is_server"] = false,
                ["$arch"] = null,
            },
            DisableGeoIP = true,
        };

        var properties = Write(A.Event(), options).Properties;

        Assert.That(properties.GetProperty("$os").GetString(), Is.EqualTo("Plan 9"));
        Assert.That(properties.GetProperty("$is_server").GetBoolean(), Is.False);
        Assert.That(properties.GetProperty("$geoip_disable").GetBoolean());
        Assert.That(properties.TryGetProperty("$arch", out _), Is.False);
    }

    [Test]
    public void Event_can_enable_GeoIP_again()
    {
        var written = Write(
            new("e", "u") { ["$geoip_disable"] = false },
            new() { DisableGeoIP = true }
        );

        Assert.That(written.Properties.GetProperty("$geoip_disable").GetBoolean(), Is.False);
    }

    [Test]
    public void Null_in_the_event_removes_the_property()
    {
        var written = Write(
            new("e", "u")
            {
                ["plan"] = null,
                ["$set"] = null,
                ["$os"] = null,
            },
            new() { SuperProperties = { ["plan"] = 1, ["$set"] = new { a = 1 } } }
        );

        Assert.That(written.Own, Is.Empty);
        Assert.That(written.Properties.TryGetProperty("$os", out _), Is.False);
    }

    [TestCase("$set", "\"c\":null,")]
    [TestCase("$set_once", "\"c\":null,")]
    [TestCase("$groups", "")]
    [TestCase("$group_set", "\"c\":null,")]
    public void Merges_person_and_group_properties_one_level_deep(string property, string kept)
    {
        var super = new Dictionary<string, object?>
        {
            ["a"] = 1,
            ["b"] = new { x = 1 },
            ["c"] = 3,
            ["d"] = 4,
        };

        var written = Write(
            new("e", "u")
            {
                [property] = new
                {
                    b = new { y = 2 },
                    c = (object?)null,
                    e = 5,
                },
            },
            new() { SuperProperties = { [property] = super } }
        );

        Assert.That(
            written.Own,
            Is.EqualTo($"\"{property}\":" + """{"b":{"y":2},""" + kept + "\"e\":5,\"a\":1,\"d\":4}")
        );
    }

    [Test]
    public void Does_not_merge_other_properties()
    {
        var written = Write(
            new("e", "u") { ["map"] = new { a = 1 } },
            new() { SuperProperties = { ["map"] = new { b = 2 } } }
        );

        Assert.That(written.Own, Is.EqualTo("\"map\":{\"a\":1}"));
    }

    [Test]
    public void Groups_override_the_groups_property_which_overrides_super_properties()
    {
        var captured = new PostHogEvent("e", "u")
        {
            ["$groups"] = new { a = "property", b = "property" },
            Groups = { ["a"] = "groups" },
        };
        var super = new
        {
            a = "super",
            b = "super",
            c = "super",
        };

        var written = Write(captured, new() { SuperProperties = { ["$groups"] = super } });

        Assert.That(
            written.Properties.GetProperty("$groups").GetRawText(),
            Is.EqualTo("""{"a":"groups","b":"property","c":"super"}""")
        );
    }

    [Test]
    public void Copies_super_properties_immediately()
    {
        var list = new List<int> { 1 };
        var options = new PostHogOptions { SuperProperties = { ["list"] = list } };
        options.BeforeSend.Add(captured =>
        {
            list.Add(2);
            options.SuperProperties["late"] = true;
            return captured;
        });

        Assert.That(Write(A.Event(), options).Own, Is.EqualTo("\"list\":[1]"));
    }

    [Test]
    public void Writes_super_properties_of_every_kind()
    {
        var options = new PostHogOptions
        {
            SuperProperties =
            {
                ["price"] = 123456789012345678.90m,
                ["when"] = A.Moment,
                ["nested"] = new { list = new object?[] { 1, null, "x" }, price = 1.10m },
            },
        };

        Assert.That(
            Write(A.Event(), options).Own,
            Is.EqualTo(
                """
                "price":123456789012345678.9,"when":"2026-03-01T12:00:00Z","nested":{"list":[1,null,"x"],"price":1.1}
                """.Trim()
            )
        );
    }

    [Test]
    public void Warns_about_a_super_property_that_cannot_be_written()
    {
        var options = new PostHogOptions
        {
            SuperProperties = { ["bad"] = double.NaN, ["good"] = 1 },
        };

        var written = Write(A.Event(), options);

        Assert.That(written.Own, Is.EqualTo("\"good\":1"));
        Assert.That(written.Log.Warnings[0], Does.StartWith("Super property 'bad' is a number"));
    }

    private Written Write(PostHogEvent captured, PostHogOptions options)
    {
        if (hooked)
        {
            options.BeforeSend.Add(passed => passed);
        }

        return Written.Event(captured, options);
    }
}
