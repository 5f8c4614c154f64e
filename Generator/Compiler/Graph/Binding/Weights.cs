using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>The learned tensors of an operation; how they start and train is filled in when the graph is whole.</summary>
internal static class Weights
{
    /// <summary>Weights of [..., in, out], and a bias if there is one.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="dimensions">The extents of the weights.</param>
    /// <param name="bias">The length of the bias; null for none.</param>
    /// <param name="fanIn">Inputs that each output sums.</param>
    /// <param name="fanOut">Outputs that each input reaches.</param>
    /// <param name="part">A part of the stage that has tensors of its own; null for the stage itself.</param>
    public static IEnumerable<Parameter> Of(
        BindingContext context, int[] dimensions, int? bias, long fanIn, long fanOut, string? part = null)
    {
        Func<string, string> name = context.ParameterNames("weights", part);
        (int into, int outOf) = (Limit(fanIn), Limit(fanOut));
        yield return new Parameter(name("weights"), new EquatableArray<int>(dimensions), into, outOf, "Default", 1, 0, 0, false);
        if (bias is { } length)
            yield return new Parameter(name("bias"), new EquatableArray<int>(length), into, outOf, "Zero", 1, 0, 0, false);
    }

    /// <summary>Scale and shift, which are learned, and the running mean and variance.</summary>
    public static IEnumerable<Parameter> OfBatchNorm(BindingContext context, int channels, string? part = null)
    {
        Func<string, string> name = context.ParameterNames("scale", part);
        yield return OfChannels(name("scale"), channels, "Constant");
        yield return OfChannels(name("shift"), channels, "Zero");
        yield return OfChannels(name("mean"), channels, "Zero", statistic: true);
        yield return OfChannels(name("variance"), channels, "Constant", statistic: true);
    }

    /// <summary>Scale and shift, which are learned.</summary>
    public static IEnumerable<Parameter> OfScaleShift(BindingContext context, int channels)
    {
        Func<string, string> name = context.ParameterNames("scale");
        yield return OfChannels(name("scale"), channels, "Constant");
        yield return OfChannels(name("shift"), channels, "Zero");
    }

    private static Parameter OfChannels(string name, int channels, string initializer, bool statistic = false) =>
        new(name, new EquatableArray<int>(channels), 1, 1, initializer, 1, 0, 0, false, statistic);

    /// <summary>The learned slopes of a rectifier.</summary>
    public static Parameter OfSlope(BindingContext context, int length, float initial) =>
        new(context.ParameterNames("slope")("slope"), new EquatableArray<int>(length), 1, 1, "Constant", initial, 0, 0, false);

    /// <summary>
    /// Whether the tensors can be those of the stage that SharedWith names, if it is given. That stage must stand further up and have
    /// tensors of these names and extents. If it is not given, no other stage may have these names. Reports why not.
    /// </summary>
    public static bool CanBeShared(BindingContext context, IReadOnlyList<Parameter> parameters)
    {
        string? owner = context.NameOf("SharedWith");
        if (owner is not null && Reading.Stage(context, owner, "SharedWith") is null)
            return false;
        bool isShared = owner is not null || context.Scope.IsShared;
        foreach (Parameter parameter in parameters)
        {
            context.State.Parameters.TryGetValue(parameter.Name, out Parameter? known);
            if (isShared ? known is not null && known.Dimensions == parameter.Dimensions : known is null)
                continue;
            // What a mistake further up left without parameters is that mistake's.
            if (known is not null || context.State.Problems.Count == 0)
            {
                string name = $"'{parameter.Name}' of {string.Join("x", parameter.Dimensions)}";
                context.Report(
                    Ids.NotShareable, owner is null ? null : "SharedWith", name, Obstacle(context, owner, parameter, known, isShared));
            }

            return false;
        }

        return true;
    }

    /// <summary>
    /// The operation whose tensors another takes by SharedWith, and with them the settings; null where it has its own, or they are those of
    /// another kind.
    /// </summary>
    public static T? SharedOperation<T>(BindingContext context, string tensor)
        where T : Operation =>
        context.NameOf("SharedWith") is null ? null : context.State.Nodes
            .FirstOrDefault(node => node.Parameters.Any(parameter => parameter.Name == tensor))?.Operation as T;

    /// <summary>Reports a setting that is given where it is not that of the operation whose tensors are taken.</summary>
    public static void CheckShared(BindingContext context, string setting, bool differs)
    {
        if (differs && context.Has(setting) && context.NameOf("SharedWith") is { } owner)
            context.Report(Ids.SharedSettings, setting, setting, owner);
    }

    /// <summary>The stage whose parameters an operation takes; null where it has its own.</summary>
    public static string? OwnerOf(OperationSpec operation) =>
        operation.Arguments.FirstOrDefault(argument => argument.Name == "SharedWith")?.Value is TextValue { Value: { } owner }
            ? owner
            : null;

    private static string Obstacle(BindingContext context, string? owner, Parameter parameter, Parameter? known, bool isShared) =>
        !isShared ? "another stage has a tensor of that name; rename one of the two"
        : known is not null
            ? $"there it is {string.Join("x", known.Dimensions)}; give both stages inputs and numbers that lead to equal extents, or "
                + "remove SharedWith"
        : context.Scope.Stages
            .Where(stage => stage.Name == owner)
            .SelectMany(stage => stage.Operations)
            .Select(OwnerOf)
            .FirstOrDefault(name => name is not null) is { } first
            ? $"'{owner}' takes those of '{first}'; name that one"
        : $"there is none; name a stage that has it, or remove SharedWith";

    private static int Limit(long number) => (int)Math.Min(number, int.MaxValue);
}
