using System.Diagnostics.CodeAnalysis;

namespace Unroll.Exchange.Onnx;

/// <summary>Every class that writes an operation, found by its type.</summary>
internal static class OperationNodes
{
    private static Dictionary<string, OperationNode>? _nodes;

    /// <summary>The names of the operations that can be written.</summary>
    [RequiresUnreferencedCode("Types are searched.")]
    public static IReadOnlyCollection<string> Kinds() => All().Keys;

    /// <summary>What writes an operation.</summary>
    /// <exception cref="NotSupportedException">Nothing does.</exception>
    [RequiresUnreferencedCode("Types are searched.")]
    public static OperationNode Of(OperationDescription operation) => All().GetValueOrDefault(operation.Kind)
        ?? throw new NotSupportedException($"The operation {operation.Kind} of '{operation.Stage}' cannot be written as ONNX.");

    [RequiresUnreferencedCode("Types are searched.")]
    private static Dictionary<string, OperationNode> All() => _nodes ??= typeof(OperationNode).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(OperationNode)))
        .Select(type => (OperationNode)Activator.CreateInstance(type)!)
        .ToDictionary(node => node.Kind, StringComparer.Ordinal);
}
