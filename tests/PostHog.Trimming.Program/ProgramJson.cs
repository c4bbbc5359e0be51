using System.Text.Json.Serialization;

namespace PostHog.Trimming.Program;

[JsonSerializable(typeof(Item))]
[JsonSerializable(typeof(Masked))]
[JsonSerializable(typeof(Converted))]
[JsonSerializable(typeof(Car))]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(Parcel))]
[JsonSerializable(typeof(List<Item>))]
internal sealed partial class ProgramJson : JsonSerializerContext;
