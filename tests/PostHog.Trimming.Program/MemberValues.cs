namespace PostHog.Trimming.Program;

/// <summary>Objects with members, set by the indexer and by <c>With</c>.</summary>
internal static class MemberValues
{
    public static void AddTo(PostHogEvent target)
    {
        var values = new Values(target);
        AddByIndexer(values);
        AddByType(values);
        AddOthersByType(values);
        AddByTypeInfo(values);
    }

    private static void AddByIndexer(Values values)
    {
        values.Add(new Item("tea", 2.5m));
        values.Add(new Place(47.4, 8.5));
        values.Add(new Customer());
        values.Add(new Converted());
        values.Add(Levels.High);
        values.Add(new List<Item> { new("tea", 2.5m) });
        values.Add(new Dictionary<string, Item> { ["a"] = new("tea", 2.5m) });
        values.Add(new Dictionary<string, object?> { ["a"] = 1, ["b"] = new Item("tea", 2.5m) });
        values.Add((1, new Item("tea", 2.5m)));
    }

    private static void AddByType(Values values)
    {
        values.Set((order, name) => order.With(name, new Item("tea", 2.5m)));
        values.Set((order, name) => order.With(name, new { Name = "tea", Price = 2.5m }));
        values.Set((order, name) => order.With(name, new Place(47.4, 8.5)));
        values.Set((order, name) => order.With(name, (Place?)new Place(47.4, 8.5)));
        values.Set((order, name) => order.With(name, new Customer()));
        values.Set((order, name) => order.With(name, 5));
        values.Set((order, name) => order.With(name, "tea"));
        values.Set((order, name) => order.With(name, DayOfWeek.Friday));
        values.Set((order, name) => order.With(name, (1, "x")));
        values.Set((order, name) => order.With(name, new Dictionary<string, int> { ["a"] = 1 }));
        values.Set((order, name) => order.With(name, (Item?)null));
    }

    private static void AddOthersByType(Values values)
    {
        values.Set((order, name) => order.With(name, new Masked()));
        values.Set((order, name) => order.With(name, new Car()));
        values.Set((order, name) => order.With(name, (Vehicle)new Car()));
        values.Set((order, name) => order.With(name, new Ticket()));
        values.Set((order, name) => order.With(name, new Parcel(5, new Item("tea", 2.5m))));
        values.Set((order, name) => order.With(name, new List<Item> { new("tea", 2.5m) }));
        values.Set((order, name) => order.With(name, new Converted()));
        values.Set((order, name) => order.With(name, new Hidden()));
    }

    private static void AddByTypeInfo(Values values)
    {
        var json = ProgramJson.Default;
        values.Set((order, name) => order.With(name, new Item("tea", 2.5m), json.Item));
        values.Set((order, name) => order.With(name, new Masked(), json.Masked));
        values.Set((order, name) => order.With(name, new Converted(), json.Converted));
        values.Set((order, name) => order.With(name, new Car(), json.Car));
        values.Set((order, name) => order.With(name, new Ticket(), json.Ticket));
        values.Set(
            (order, name) => order.With(name, new Parcel(5, new Item("tea", 2.5m)), json.Parcel)
        );
        values.Set((order, name) => order.With(name, [new("tea", 2.5m)], json.ListItem));
    }
}
