using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>
/// Binds operations on several values. One name joins the value before the operation with the named stage; several names join exactly
/// those stages.
/// </summary>
internal abstract class JoinBinder : OperationBinder
{
    public sealed override string[] StageArguments => ["stages"];

    /// <summary>The most values that it joins.</summary>
    protected virtual int Most => int.MaxValue;

    public sealed override void Apply(BindingContext context)
    {
        EquatableArray<TextItem> names = context.List("stages");
        List<BoundValue> values = [];
        if (names.All(name => name.Value is null))
        {
            context.Input();
            context.Report(Ids.NothingToJoin, null, context.Name);
            context.Forget();
            return;
        }
        if (names.Count == 1)
            values.Add(context.Input());
        else if (context.TextOf("From") is not null)
            context.Report(Ids.ValueUnused, "From", context.Name, "From");
        else if (!context.IsFirst)
            context.Report(Ids.ValueUnused, null, context.Name, "the value before it");
        for (int i = 0; i < names.Count; i++)
            values.Add(Reading.Named(context, names[i].Value ?? "null", "stages", i));

        if (values.Any(value => value.Shape is null))
            context.Forget(Recover(values));
        else if (values.Count > Most)
        {
            context.Report(Ids.TooManyToJoin, "stages", Most, context.Name, BindingContext.Text(values.Count));
            context.Forget();
        }
        else if (Join(context, values) is var (operation, shape, inputs))
            context.Add(operation, shape, $"{context.Name} {string.Join(", ", names.Select(name => name.Value))}", inputs);
        else
            context.Forget();
    }

    /// <summary>The operation, or null after reporting why there is none.</summary>
    protected abstract Joined? Join(BindingContext context, List<BoundValue> values);

    /// <summary>The shape to go on with where a value is unknown.</summary>
    protected virtual Shape? Recover(List<BoundValue> values) => null;

    /// <summary>Reports the first value whose shape is unlike the first one's.</summary>
    protected static bool AreEqual(BindingContext context, List<BoundValue> values)
    {
        int odd = values.FindIndex(value => value.Shape != values[0].Shape);
        if (odd < 0)
            return true;
        context.Report(
            Ids.ShapesDiffer, "stages", ElementOf(context, values, odd), context.Name, values[0].Text, values[odd].Text, "");
        return false;
    }

    // With one name the first value is the one before the operation.
    protected static int ElementOf(BindingContext context, List<BoundValue> values, int index) =>
        index - (values.Count - context.List("stages").Count);
}
