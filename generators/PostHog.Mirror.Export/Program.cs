using PostHog.Mirror.Export;

if (args is not [var source, var target, .. { Length: <= 1 } rest])
{
    Console.Error.WriteLine("usage: PostHog.Mirror.Export SOURCE-FOLDER TARGET-FOLDER [FROM=TO]");
    return 2;
}

var renaming = (rest is [var stated] ? stated : "PostHog.Async=PostHog.Blocking").Split('=');
var export = new BlockingExport(source, renaming[0], renaming[^1]);
var written = export.Write(target);
foreach (var refusal in export.Refusals)
{
    Console.Error.WriteLine(refusal);
}

Console.WriteLine($"{written} files written to {target}");
Console.WriteLine(export.Count);
return export.Refusals.Count == 0 ? 0 : 1;
