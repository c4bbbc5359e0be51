using Newtonsoft.Json.Linq;

namespace PostHog.Flags.Definitions;

/// <summary>Reads the members of one object. A member of the wrong type adds a fault and reads as absent.</summary>
internal readonly struct Fields(JObject owner, List<string> faults)
{
    /// <summary>The faults found so far.</summary>
    public List<string> Faults { get; } = faults;

    public bool Has(string name) => owner.ContainsKey(name);

    /// <summary>Returns the value; null also for an explicit null.</summary>
    public JToken? Token(string name) =>
        owner[name] is { Type: not JTokenType.Null and not JTokenType.Undefined } token
            ? token
            : null;

    public bool Flag(string name, bool absent = false) =>
        Of(name, JTokenType.Boolean) is { } token ? token.Value<bool>() : absent;

    public string? Text(string name) => Of(name, JTokenType.String)?.Value<string>();

    public JObject? Object(string name) => (JObject?)Of(name, JTokenType.Object);

    public JArray? Array(string name) => (JArray?)Of(name, JTokenType.Array);

    /// <summary>Returns a number that a double can hold.</summary>
    public double? Number(string name)
    {
        if (Token(name) is not { } token)
        {
            return null;
        }

        if (token.Type is JTokenType.Integer or JTokenType.Float)
        {
            var number = JsonNumber.ToDouble((JValue)token);
            if (!double.IsNaN(number) && !double.IsInfinity(number))
            {
                return number;
            }
        }

        Faults.Add($"{name} is not a number");
        return null;
    }

    /// <summary>Returns the index of a group type, which is never negative.</summary>
    public int? Index(string name)
    {
        if (Token(name) is not { } token)
        {
            return null;
        }

        if (JsonNumber.ToInt64(token) is >= 0 and < int.MaxValue and var index)
        {
            return (int)index;
        }

        Faults.Add($"{name} is not an index");
        return null;
    }

    private JToken? Of(string name, JTokenType type)
    {
        var token = Token(name);
        if (token is null || token.Type == type)
        {
            return token;
        }

        Faults.Add($"{name} has the wrong type");
        return null;
    }
}
