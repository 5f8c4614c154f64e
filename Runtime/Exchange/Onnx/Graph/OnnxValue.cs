namespace Unroll.Exchange.Onnx;

/// <summary>A value of the network and the tensors in which it stands in the model, one for each order that somebody asked for.</summary>
internal sealed class OnnxValue
{
    private readonly OnnxGraph _graph;
    private readonly Dictionary<ValueOrder, string> _tensors = [];

    /// <param name="graph">Receives the nodes that bring it into another order.</param>
    /// <param name="shape">Its shape, in which height, width and channels of the tensor are meant: flattening does not change it.</param>
    /// <param name="order">The order in which it was computed.</param>
    /// <param name="tensor">The name of that tensor.</param>
    public OnnxValue(OnnxGraph graph, ValueShape shape, ValueOrder order, string tensor)
    {
        _graph = graph;
        Shape = shape;
        Order = order;
        _tensors.Add(order, tensor);
    }

    public ValueShape Shape { get; }

    /// <summary>The order in which it was computed.</summary>
    public ValueOrder Order { get; }

    /// <summary>The tensor in the order in which it was computed.</summary>
    public string Tensor => _tensors[Order];

    /// <summary>Whether all orders are one and the same, so that tensors differ only in how their extents are written.</summary>
    public bool HasOneOrder => Shape.Channels == 1 || Shape.Height * Shape.Width == 1;

    public bool Has(ValueOrder order) => _tensors.ContainsKey(order);

    /// <summary>The tensor in an order; it is added to the model where it is not yet there.</summary>
    public string In(ValueOrder order)
    {
        if (!_tensors.TryGetValue(order, out string? tensor))
        {
            tensor = order switch
            {
                ValueOrder.Vector => _graph.Add(
                    "Flatten", Tensor, [HasOneOrder ? Tensor : In(ValueOrder.Rows)], OnnxAttribute.Of("axis", 1)),
                ValueOrder.Planes => ToPlanes(),
                _ => ToRows(),
            };
            _tensors.Add(order, tensor);
        }

        return tensor;
    }

    private string ToPlanes() => HasOneOrder
        ? _graph.Reshape(Tensor, 0, Shape.Channels, Shape.Height, Shape.Width)
        : _graph.Add("Transpose", Tensor, [In(ValueOrder.Rows)], OnnxAttribute.Of("perm", 0, 3, 1, 2));

    private string ToRows() => HasOneOrder || Has(ValueOrder.Vector)
        ? _graph.Reshape(HasOneOrder ? Tensor : In(ValueOrder.Vector), 0, Shape.Height, Shape.Width, Shape.Channels)
        : _graph.Add("Transpose", Tensor, [In(ValueOrder.Planes)], OnnxAttribute.Of("perm", 0, 2, 3, 1));
}
