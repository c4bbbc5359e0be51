using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

internal sealed class StoredJsonTests
{
    [TestCase("{\"a\":1}", "{\"a\":1}")]
    [TestCase("\"\"", "\"\"")]
    [TestCase("false", "false")]
    [TestCase("0", "0")]
    [TestCase("null", "null")]
    [TestCase("\"{\\\"a\\\":1}\"", "\"{\\\"a\\\":1}\"")]
    [TestCase("", null)]
    [TestCase("  ", null)]
    [TestCase("{not json", null)]
    [TestCase("plain words", null)]
    public void Is_null_unless_it_is_json(string text, string? json)
    {
        Assert.That(StoredJson.TextOf(text), Is.EqualTo(json));
        Assert.That(StoredJson.TryRead(text, out _), Is.EqualTo(json is not null));
    }

    [Test]
    public void Writes_a_value_that_is_not_in_a_string()
    {
        var value = new JsonObject { ["a"] = new object?[] { 1L, 2.5, null } };

        Assert.That(StoredJson.TextOf(value), Is.EqualTo("{\"a\":[1,2.5,null]}"));
        Assert.That(StoredJson.TextOf(value: null), Is.Null);
        Assert.That(StoredJson.TryRead(null, out _), Is.True);
    }
}
