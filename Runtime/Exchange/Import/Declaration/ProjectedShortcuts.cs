using System.Globalization;

namespace Unroll.Exchange.Import;

/// <summary>
/// A sum with a shortcut through a 1x1 convolution, which changes its shape, is the Residual of the language (He et al., 2015, option B).
/// </summary>
internal static class ProjectedShortcuts
{
    private const string Part = "projection.";

    /// <summary>The network with such sums in the place of the convolutions. Those whose weights others share stay convolutions.</summary>
    public static DeclaredGraph Find(DeclaredGraph graph)
    {
        Dictionary<DeclaredOperation, int> readers = graph.Operations.SelectMany(operation => operation.Inputs)
            .GroupBy(input => input).ToDictionary(group => group.Key, group => group.Count());
        HashSet<string> shared =
        [
            .. graph.Operations.SelectMany(operation => operation.Parameters.Select(parameter => parameter.Source).Distinct())
                .GroupBy(source => source).Where(group => group.Count() > 1).Select(group => group.Key),
        ];
        HashSet<DeclaredOperation> projections = [];
        foreach (DeclaredOperation sum in graph.Operations.Where(operation => operation is { Attribute: "Add", Inputs.Count: 2 }))
        {
            (DeclaredOperation left, DeclaredOperation right) = (sum.Inputs[0], sum.Inputs[1]);
            projections.UnionWith(Project(sum, left, right) ?? Project(sum, right, left) ?? []);
        }

        return graph with { Operations = [.. graph.Operations.Where(operation => !projections.Contains(operation))] };

        // The projection, where one of the values is that of another which the other is computed from.
        DeclaredOperation[]? Project(DeclaredOperation sum, DeclaredOperation value, DeclaredOperation shortcut)
        {
            bool isNormalized = value.Attribute == "BatchNorm";
            DeclaredOperation[] projection =
                isNormalized && shortcut.Attribute == "BatchNorm" ? [shortcut.Inputs[0], shortcut] : [shortcut];
            if (!new[] { value }.Concat(projection).All(operation => readers[operation] == 1 && !graph.IsOutput(operation))
                || value.Shape != shortcut.Shape
                || (isNormalized ? !value.Arguments.SequenceEqual(shortcut.Arguments) : value.Attribute is not ("Conv" or "DepthwiseConv"))
                || projection.SelectMany(operation => operation.Parameters).Any(parameter => shared.Contains(parameter.Source))
                || !IsProjection(projection[0], hasBias: !isNormalized)
                || !IsComputedFrom(value, projection[0].Inputs[0]))
                return null;
            sum.BecomeResidual(value, projection[0].Inputs[0], projection.SelectMany(operation => operation.Parameters)
                .Select(parameter => parameter with { Kind = Part + parameter.Kind }));
            return projection;
        }
    }

    private static bool IsProjection(DeclaredOperation operation, bool hasBias) =>
        operation is { Attribute: "Conv", Inputs: [{ IsVector: false } from] } && from.Shape != operation.Shape
        && operation.LacksBias != hasBias
        && operation.Arguments.Where(argument => argument != DeclaredOperation.NoBias)
            .SequenceEqual(Expected(from.Shape, operation.Shape));

    /// <summary>The arguments of the convolution that Residual makes, which has the least stride.</summary>
    private static IEnumerable<string> Expected(ValueShape from, ValueShape to)
    {
        int stride = Math.Max((from.Height + to.Height - 1) / to.Height, (from.Width + to.Width - 1) / to.Width);
        string channels = to.Channels.ToString(CultureInfo.InvariantCulture);
        return stride > 1 ? ["1", "1", channels, $"Stride = {stride}"] : ["1", "1", channels];
    }

    private static bool IsComputedFrom(DeclaredOperation value, DeclaredOperation other)
    {
        var open = new Stack<DeclaredOperation>([value]);
        HashSet<DeclaredOperation> seen = [];
        while (open.TryPop(out DeclaredOperation? next))
        {
            if (next == other)
                return true;
            foreach (DeclaredOperation input in next.Inputs.Where(seen.Add))
                open.Push(input);
        }

        return false;
    }
}
