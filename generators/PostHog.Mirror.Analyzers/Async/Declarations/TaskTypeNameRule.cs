namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0209: the translation goes by names, so no other type may have a task's.</summary>
internal sealed class TaskTypeNameRule()
    : AsyncRule(
        Rule(
            "BLK0209",
            "Type named like a task",
            "Type named '{0}' shadows a task type; choose another name"
        )
    )
{
    public override void Start(RuleContext context) =>
        context.OnAllTypes(symbol =>
        {
            if (symbol.Symbol.Name is "Task" or "ValueTask")
            {
                Report(symbol, Found(symbol.Symbol.Locations[0], symbol.Symbol.Name));
            }
        });
}
