using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Onnx;

/// <summary>All that an operation needs to write itself into a model.</summary>
/// <param name="operation">The operation.</param>
/// <param name="inputs">The values that it reads.</param>
/// <param name="shapes">The shapes in which it reads them: what was flattened is a vector.</param>
/// <param name="graph">Receives the nodes.</param>
/// <param name="parameters">The parameters of the network.</param>
/// <param name="layout">The order of spatial inputs and outputs of the model.</param>
internal sealed class NodeContext(
    OperationDescription operation, OnnxValue[] inputs, ValueShape[] shapes, OnnxGraph graph, ParameterConstants parameters,
    OnnxLayout layout)
{
    private readonly HashSet<string> _read = [];

    public OperationDescription Operation => operation;

    /// <summary>The values that it reads, in shapes that flattening has not changed.</summary>
    public IReadOnlyList<OnnxValue> Inputs => inputs;

    /// <summary>The first of them in the shape in which it is read: where it was flattened, every element is a channel.</summary>
    public OnnxValue Input => inputs[0].Shape == shapes[0]
        ? inputs[0]
        : new OnnxValue(graph, shapes[0], ValueOrder.Vector, inputs[0].In(ValueOrder.Vector));

    public OnnxGraph Graph => graph;

    /// <summary>The order of spatial inputs and outputs of the model.</summary>
    public ValueOrder BoundaryOrder => layout == OnnxLayout.ChannelsFirst ? ValueOrder.Planes : ValueOrder.Rows;

    /// <summary>A setting of the operation.</summary>
    public double Setting(string setting)
    {
        _read.Add(setting);
        return operation[setting];
    }

    /// <summary>A whole-numbered setting of the operation.</summary>
    public long Integer(string setting) => (long)Setting(setting);

    /// <summary>Says that a model computes the same whatever these settings are, or that other things tell as much.</summary>
    public void Disregard(params string[] settings) => _read.UnionWith(settings);

    /// <summary>Insists on the only value of a setting that can be written.</summary>
    /// <exception cref="NotSupportedException">It has another.</exception>
    public void Expect(string setting, double value)
    {
        if (Setting(setting) != value)
            throw CannotBeWritten(setting);
    }

    /// <summary>Adds a node that computes this operation.</summary>
    public string Add(string onnxOperator, IEnumerable<string> tensors, params AttributeProto[] attributes) =>
        graph.Add(onnxOperator, operation.Stage, tensors, attributes);

    /// <summary>The operation's value.</summary>
    public OnnxValue Value(ValueOrder order, string tensor) => new(graph, operation.Shape, order, tensor);

    /// <summary>The constant of a parameter, its extents in another order where one is given.</summary>
    /// <param name="index">Its place among the operation's parameters.</param>
    /// <param name="extents">Its extents in canonical order; null for those that it has.</param>
    /// <param name="permutation">For each extent of the constant, which of these it is; null leaves them as they are.</param>
    /// <param name="merge">Whether all extents of the constant but the last become one.</param>
    public string Weights(int index, int[]? extents = null, int[]? permutation = null, bool merge = false) =>
        parameters.Of(operation.Parameters[index], extents, permutation, merge);

    /// <summary>The constant of a parameter [in, out], each column divided by its length, or by a least length.</summary>
    /// <param name="index">Its place among the operation's parameters.</param>
    /// <param name="least">The least length that is divided by.</param>
    public string Directions(int index, double least) => parameters.DirectionsOf(operation.Parameters[index], least);

    /// <summary>Adds the constant of a single number.</summary>
    public string Number(string name, double value) => graph.Constant($"{operation.Stage}/{name}", [], [(float)value]);

    /// <summary>A setting that nobody looked at would make a model that computes something else.</summary>
    /// <exception cref="NotSupportedException">There is such a setting.</exception>
    public void CheckComplete()
    {
        foreach (OperationSetting setting in operation.Settings)
        {
            if (!_read.Contains(setting.Name))
                throw CannotBeWritten(setting.Name);
        }
    }

    private NotSupportedException CannotBeWritten(string setting) =>
        new($"The setting '{setting}' of {operation.Kind} in '{operation.Stage}' cannot be written as ONNX.");
}
