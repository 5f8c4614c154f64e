namespace Unroll;

/// <summary>How an ONNX model is imported.</summary>
public sealed class OnnxImportOptions
{
    /// <summary>The name of the class; null, the default, makes one of the name of the file: resnet18-v1.onnx becomes Resnet18V1.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace of the class, "App.Networks"; null, the default, for none.</summary>
    public string? Namespace { get; init; }

    /// <summary>
    /// How inputs of four extents stand in the model. Null, the default, finds it out: channels last where a Transpose turns an input
    /// around or the model makes sense in no other way, otherwise channels first. A network of Unroll always has rows, columns,
    /// channels.
    /// </summary>
    public OnnxLayout? InputLayout { get; init; }
}
