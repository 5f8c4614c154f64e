namespace Unroll;

/// <summary>How an ONNX model is imported.</summary>
public sealed class OnnxImportOptions
{
    /// <summary>The name of the class; null, the default, makes one of the name of the file: resnet18-v1.onnx becomes Resnet18V1.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace of the class, "App.Networks"; null, the default, for none.</summary>
    public string? Namespace { get; init; }

    /// <summary>
    /// The name of an embedded resource with the weights, from which a constructor without arguments takes them: the class then has one.
    /// The project must embed the file of the weights under that name. Null, the default, for no such constructor.
    /// </summary>
    public string? WeightsResource { get; init; }

    /// <summary>
    /// Whether the channels of inputs come first in the model or last. Null, the default, finds it out: last where a Transpose turns an
    /// input around, where the model makes sense in no other way, or where fewer elements would have to move; otherwise first. A network of
    /// Unroll always has rows, columns, channels.
    /// </summary>
    public OnnxLayout? InputLayout { get; init; }

    /// <summary>
    /// Whether the first extent of inputs counts samples, which is the default. Of a model that fixes it at more than 1, one sample is
    /// imported. False for a model whose inputs are one sample.
    /// </summary>
    public bool HasBatch { get; init; } = true;

    /// <summary>
    /// The extents of inputs, under their names in the model: <c>["data"] = [1, 3, 224, 224]</c>. They take the place of those that the
    /// file leaves open, and must be the same where it does not. The first is the batch, 1 as a rule. None by default.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> InputShapes { get; init; } = new Dictionary<string, IReadOnlyList<int>>();
}
