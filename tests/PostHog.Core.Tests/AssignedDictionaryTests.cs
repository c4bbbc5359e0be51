namespace PostHog.Core.Tests;

/// <summary>Dictionaries that a caller assigns are copied.</summary>
internal sealed class AssignedDictionaryTests
{
    [Test]
    public void Assignment_to_an_event_or_context_copies_the_dictionary()
    {
        var values = new Dictionary<string, object?> { ["plan"] = "pro" };
        var groups = new Dictionary<string, string> { ["company"] = "acme" };
        var captured = new PostHogEvent("paid", "a")
        {
            Properties = values,
            Groups = groups,
            Options = values,
        };
        var details = new ExceptionDetails
        {
            Properties = values,
            Groups = groups,
            Options = values,
            Mechanism = values,
        };
        var context = new PostHogContext { Properties = values, Groups = groups };

        values.Clear();
        groups.Clear();

        Assert.That(
            new[]
            {
                captured.Properties,
                captured.Options,
                details.Properties,
                details.Options,
                details.Mechanism,
                context.Properties,
            },
            Is.All.Count.EqualTo(1)
        );
        Assert.That(
            new[] { captured.Groups, details.Groups, context.Groups },
            Is.All.Count.EqualTo(1)
        );
    }

    [Test]
    public void Assignment_to_options_copies_the_dictionary()
    {
        var values = new Dictionary<string, object?> { ["plan"] = "pro" };
        var groups = new Dictionary<string, string> { ["company"] = "acme" };
        var flags = new EvaluateFlagsOptions
        {
            PersonProperties = values,
            Groups = groups,
            GroupProperties = new Dictionary<string, IDictionary<string, object?>>
            {
                ["company"] = values,
            },
        };
        var options = new PostHogOptions { SuperProperties = values, SuperOptions = values };

        values.Clear();
        groups.Clear();

        Assert.That(
            new[]
            {
                flags.PersonProperties,
                flags.GroupProperties["company"],
                options.SuperProperties,
                options.SuperOptions,
            },
            Is.All.Count.EqualTo(1)
        );
        Assert.That(flags.Groups, Has.Count.EqualTo(1));
    }

    [Test]
    public void Assignment_of_null_throws()
    {
        Assert.That(
            () => new PostHogEvent("paid", "a") { Properties = null! },
            Throws.ArgumentNullException
        );
        Assert.That(
            () => new EvaluateFlagsOptions { GroupProperties = null! },
            Throws.ArgumentNullException
        );
    }

    [Test]
    public void Nested_initialiser_adds_a_group()
    {
        var options = new EvaluateFlagsOptions
        {
            PersonProperties = { ["plan"] = "pro" },
            GroupProperties = { ["company"] = { ["seats"] = 12 } },
        };
        options.GroupProperties["team"] = new Dictionary<string, object?> { ["size"] = 3 };

        Assert.That(options.GroupProperties["company"]["seats"], Is.EqualTo(12));
        Assert.That(options.GroupProperties["team"]["size"], Is.EqualTo(3));
        Assert.That(options.GroupProperties.Keys, Is.EquivalentTo(["company", "team"]));
    }

    [Test]
    public void Reading_a_missing_group_adds_nothing()
    {
        var options = new EvaluateFlagsOptions();
        var company = options.GroupProperties["company"];

        Assert.That(company, Has.Count.Zero);
        Assert.That(options.GroupProperties, Has.Count.Zero);
        Assert.That(options.GroupProperties.ContainsKey("company"), Is.False);

        company["seats"] = 12;
        Assert.That(options.GroupProperties.Keys, Is.EqualTo(["company"]));
        Assert.That(options.GroupProperties["company"], Is.SameAs(company));
    }

    [Test]
    public void Null_for_the_properties_of_a_group_is_rejected_by_name()
    {
        var options = new EvaluateFlagsOptions();

        Assert.That(
            () => options.GroupProperties["company"] = null!,
            Throws.ArgumentNullException.With.Message.Contains("'company'")
        );
        Assert.That(
            () => options.GroupProperties.Add("company", null!),
            Throws.ArgumentNullException.With.Message.Contains("'company'")
        );
        Assert.That(
            () =>
                options.GroupProperties = new Dictionary<string, IDictionary<string, object?>>
                {
                    ["company"] = null!,
                },
            Throws.ArgumentNullException.With.Message.Contains("'company'")
        );
    }

    [Test]
    public void Group_properties_behave_like_a_dictionary()
    {
        var groups = new EvaluateFlagsOptions().GroupProperties;
        var company = new Dictionary<string, object?>();
        groups.Add("company", company);
        groups.Add(new("team", company));
        var all = new KeyValuePair<string, IDictionary<string, object?>>[2];
        groups.CopyTo(all, 0);

        Assert.That(() => groups.Add("company", company), Throws.ArgumentException);
        Assert.That(all.Select(one => one.Key), Is.EqualTo(["company", "team"]));
        Assert.That(groups, Is.EqualTo(all));
        Assert.That(groups.Contains(new("company", company)));
        Assert.That(groups.ContainsKey("house"), Is.False);
        Assert.That(groups.TryGetValue("team", out var team) && ReferenceEquals(team, company));
        Assert.That(groups.Values, Has.Count.EqualTo(2));
        Assert.That(groups.IsReadOnly, Is.False);
        Assert.That(groups.Remove("team"));
        Assert.That(
            groups.Remove(new KeyValuePair<string, IDictionary<string, object?>>("a", company)),
            Is.False
        );
        Assert.That(
            groups.Remove(
                new KeyValuePair<string, IDictionary<string, object?>>("company", company)
            )
        );
        groups.Clear();
        Assert.That(groups, Has.Count.Zero);
    }

    [Test]
    public void With_methods_accept_properties_of_any_shape()
    {
        var shape = new System.Collections.Hashtable { ["plan"] = "pro" };

        var options = new EvaluateFlagsOptions()
            .WithPersonProperties(shape)
            .WithGroupProperties("company", shape);

        Assert.That(options.PersonProperties["plan"], Is.EqualTo("pro"));
        Assert.That(options.GroupProperties["company"]["plan"], Is.EqualTo("pro"));
    }
}
