using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace PostHog.Async.Tests.Platform;

/// <summary>A class of a plug-in, with all that decides what is sent of it.</summary>
public sealed class PlugInOrder : PlugInNumber, PlugInOrder.IRules
{
    public readonly string Field = "field";

    public string? Missing { get; set; }

    [JsonPropertyName("total")]
    public decimal Amount => 9.5m;

    [JsonIgnore]
    public string Password => "secret";

    [Newtonsoft.Json.JsonIgnore]
    public string Secret => "secret";

    [IgnoreDataMember]
    public string Hidden => "secret";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Zero => 0;

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public DayOfWeek Day => DayOfWeek.Friday;

    public string WriteOnly
    {
        set => Missing = value;
    }

    public string this[int index] => $"{index}";

    public string Broken => throw new InvalidOperationException();

    public IReadOnlyList<Line> Lines => [new Line("first", 1), new Line("second", 2)];

    public IDictionary<string, Line> ByName =>
        new Dictionary<string, Line> { ["third"] = new Line("third", 3) };

    public Kind State => Kind.Open;

    public Line? Last => new("last", 4);

    public string Token => "secret";

    public interface IRules
    {
        [JsonIgnore]
        public string Token { get; }
    }

    public sealed record Line(string Name, int Count);

    public enum Kind
    {
        Closed,
        Open,
    }
}
