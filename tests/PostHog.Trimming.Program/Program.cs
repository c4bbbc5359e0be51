using PostHog;
using PostHog.Trimming.Program;

// The package and the host. Sends what a trimmed program may get wrong, and writes what the client logs.
var isAsync = args[0] == "PostHog.Async";
var options = Settings.For(args[1]);
await using ISender sender = isAsync ? new AsyncSender(options) : new BlockingSender(options);

var values = new PostHogEvent("values", "user-42");
PropertyValues.AddTo(new Values(values).Add);
OtherValues.AddTo(values);
MemberValues.AddTo(values);
await sender.CaptureAsync(values);

var person = new PostHogEvent("person", "user-42");
person["$set"] = values.ToDictionary(property => property.Key, property => property.Value);
await sender.CaptureAsync(person);

await Payloads.SendAsync(sender);
await Failures.SendAsync(sender);
await Contexts.SendAsync(sender);
await sender.CaptureErrorAsync(new { type = "Late", message = "too late" });
await sender.CaptureErrorAsync(
    new Dictionary<string, object?> { ["type"] = "Late", ["message"] = "too late" }
);
await sender.CaptureAsync(Pairs.Create());
await sender.CaptureAsync(await Handlers.CheckAsync(args[1], isAsync));
