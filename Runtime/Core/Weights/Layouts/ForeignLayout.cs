using System.Collections.Immutable;
using System.Globalization;

namespace Unroll;

/// <summary>How the parameters of a network stand in the files of a library.</summary>
internal static class ForeignLayout
{
    // Our [kernel height, kernel width, in, out] become [out, in, kernel height, kernel width]; transposed, in and out change places on
    // both sides.
    private static readonly ImmutableArray<int> OutInHeightWidth = [3, 2, 0, 1];
    private static readonly ImmutableArray<int> OutIn = [1, 0];
    private static readonly ImmutableArray<int> Vector = [0];

    /// <summary>The parameters, in stage order.</summary>
    /// <exception cref="NotSupportedException">The network has parameters that have no order there; the message names the
    /// stage.</exception>
    public static ForeignTensor[] Of(NetworkDescription network, WeightLayout layout)
    {
        if (layout == WeightLayout.Unroll)
            return [.. network.Parameters.Select(parameter => Plain(parameter, [parameter.Name]))];
        return WeightFiles.ReadsForeign
            ? OfLibrary(network, layout)
            : throw new NotSupportedException("UnrollForeignWeights is false in the project: there are no layouts of other libraries.");
    }

    private static ForeignTensor[] OfLibrary(NetworkDescription network, WeightLayout layout)
    {
        var found = new Dictionary<string, ForeignTensor>(StringComparer.Ordinal);
        FlatOrder[] orders = layout == WeightLayout.PyTorch ? FlatOrders.Of(network) : [];
        ILookup<string, ParameterDescription> parameters = network.Parameters.ToLookup(parameter => parameter.Name);
        for (int i = 0; i < network.Operations.Count; i++)
        {
            OperationDescription operation = network.Operations[i];
            foreach (ParameterDescription parameter in operation.Parameters.SelectMany(name => parameters[name]))
            {
                CheckKnown(network, operation, parameter, layout);
                ForeignTensor tensor = Plain(parameter, Names(network, i, parameter.Name, layout));
                if (layout == WeightLayout.PyTorch)
                    tensor = InPyTorch(tensor, operation, orders[operation.Inputs[0]]);
                else if (operation.Kind == "PRelu" && operation.Shape.Height * operation.Shape.Width > 1)
                    tensor = tensor with { Shape = [1, 1, .. tensor.Shape] };   // shared_axes=[1, 2]
                if (!found.TryAdd(parameter.Name, tensor))
                    CheckShared(network, found[parameter.Name], tensor);
            }
        }

        return [.. network.Parameters.Select(parameter => found.GetValueOrDefault(parameter.Name)
            ?? Plain(parameter, [parameter.Name]))];
    }

    private static ForeignTensor Plain(ParameterDescription parameter, string[] names)
    {
        long[] shape = new long[parameter.Shape.Length];
        for (int i = 0; i < shape.Length; i++)
            shape[i] = parameter.Shape[i];
        return new ForeignTensor(parameter, names, shape, null);
    }

    private static ForeignTensor InPyTorch(ForeignTensor tensor, OperationDescription operation, FlatOrder input)
    {
        ImmutableArray<int> shape = tensor.Parameter.Shape;
        if (shape.Length == 4)
        {
            // Several filters of each channel are declared as [height, width, channels, filters of each], which is the same order.
            bool isTransposed = operation.Kind == "TransposedConvolution";
            if (!isTransposed && (operation.Kind == "DepthwiseConvolution" || operation["Filters"] != shape[3]))
                shape = [shape[0], shape[1], 1, shape[2] * shape[3]];
            return Turned(tensor, shape, OutInHeightWidth, null);
        }

        // A dense layer over a larger picture, which reads the planes that were flattened.
        if (shape.Length == 2 && operation.Kind == "Convolution")
        {
            var window = new ValueShape(
                (int)operation["Window.Height"], (int)operation["Window.Width"], (int)operation["InputChannels"]);
            return Turned(tensor, shape, OutIn, FlatOrder.Of(window).ChannelsFirst());
        }

        bool isVector = operation.Shape.Height * operation.Shape.Width == 1;
        int[]? places = shape[0] > 1 && isVector ? input.ChannelsFirst() : null;
        return shape.Length == 2 ? Turned(tensor, shape, OutIn, places)
            : places is null || IsOfFilters(operation) ? tensor
            : Turned(tensor, shape, Vector, places);
    }

    // Its vectors are biases, one for each filter.
    private static bool IsOfFilters(OperationDescription operation) =>
        operation.Kind is "Dense" or "Convolution" or "DepthwiseConvolution" or "TransposedConvolution";

    private static ForeignTensor Turned(ForeignTensor tensor, ImmutableArray<int> ours, ImmutableArray<int> axes, int[]? first) =>
        tensor with { Shape = [.. axes.Select(axis => (long)ours[axis])], Turn = new ElementTurn(ours, axes, first) };

    // What has other orders than these must be told here, and not be loaded in a wrong one.
    private static void CheckKnown(
        NetworkDescription network, OperationDescription operation, ParameterDescription parameter, WeightLayout layout)
    {
        if ((parameter.Shape.Length, operation.Kind) is (1, _) or (2, "Dense" or "CosineDense" or "Convolution")
            or (4, "Convolution" or "DepthwiseConvolution" or "TransposedConvolution"))
            return;
        throw new NotSupportedException(
            $"{network.Name}: '{parameter.Name}' of {operation.Kind} in '{operation.Stage}' has no order of {layout} here; "
            + "set its values through Network.Parameters.");
    }

    private static void CheckShared(NetworkDescription network, ForeignTensor first, ForeignTensor other)
    {
        if ((first.Turn?.First ?? []).AsSpan().SequenceEqual(other.Turn?.First ?? []))
            return;
        throw new NotSupportedException(
            $"{network.Name} shares '{first.Parameter.Name}' between values that were flattened from planes of different extents, which "
            + "have different orders in PyTorch.");
    }

    // A stage with one operation that has parameters is a module or a layer; one with several is a Sequential.
    private static string[] Names(NetworkDescription network, int operation, string parameter, WeightLayout layout)
    {
        string stage = network.Operations[operation].Stage, module = Module(parameter);
        int place = Enumerable.Range(0, operation).Count(other => network.Operations[other].Stage == stage);
        bool isAlone = network.Operations.Count(
            other => other.Stage == stage && other.Parameters.Any(name => Module(name) == module)) == 1;   // others may share it
        bool isFirst = !network.Operations.Take(operation).Any(other => other.Parameters.Any(name => Module(name) == module));
        string number = place.ToString(CultureInfo.InvariantCulture);
        string[] words = LayoutWords.Of(layout, ForeignTensor.KindOf(parameter));
        if (layout == WeightLayout.PyTorch)
        {
            string[] modules = isAlone ? [module, $"{module}.{number}"] : [$"{module}.{number}"];
            return [.. modules.Select(name => $"{name}.{words[0]}")];
        }

        string layer = module.Replace('.', '_') + (isFirst ? "" : $"_{number}");
        int index = network.Operations[operation].Parameters.ToList().IndexOf(parameter);
        return [.. words.Select(word => $"{layer}/{word}"), $"{layer}/{index.ToString(CultureInfo.InvariantCulture)}"];
    }

    private static string Module(string parameter) => parameter[..parameter.LastIndexOf('.')];
}
