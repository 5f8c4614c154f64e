using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Analysis;

/// <summary>Training members of a network that has no loss.</summary>
internal static class UntrainableUse
{
    /// <summary>Calls such as <c>net.ComputeGradients(batch)</c>.</summary>
    public static void AnalyzeInvocation(OperationAnalysisContext context)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("ComputeGradients" or "Evaluate")
            || Receiver(call.Instance) is not INamedTypeSymbol type
            || WayOut(type, context.CancellationToken) is not { } wayOut)
            return;
        SyntaxNode name = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name
            : call.Syntax is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } ? binding.Name
            : call.Syntax is InvocationExpressionSyntax { Expression: var expression } ? expression : call.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoLoss, name.GetLocation(), type.Name, wayOut));
    }

    /// <summary>Creations such as <c>new Trainer&lt;LeNet5&gt;(net, optimizer)</c>.</summary>
    public static void AnalyzeCreation(OperationAnalysisContext context)
    {
        IObjectCreationOperation creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not INamedTypeSymbol
                { Name: "Trainer", ContainingNamespace.Name: "Unroll", TypeArguments: [INamedTypeSymbol type] }
            || WayOut(type, context.CancellationToken) is not { } wayOut)
            return;
        SyntaxNode name = creation.Syntax is ObjectCreationExpressionSyntax { Type: var created } ? created : creation.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoLoss, name.GetLocation(), type.Name, wayOut));
    }

    private static ITypeSymbol? Receiver(IOperation? instance) =>
        instance is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : instance?.Type;

    // What to do where there is no loss. Only of a network written here whose graph is sound: of others nothing is known, or something
    // else is reported.
    private static string? WayOut(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!NetworkSymbols.IsGenerated(type) || type.DeclaringSyntaxReferences.IsEmpty)
            return null;
        NetworkSpec spec = NetworkParser.TryParse(type, cancellation);
        if (NetworkBinder.Build(spec, cancellation).Graph is not { } graph || graph.Losses.Any())
            return null;
        return spec.Slides is { } sliding
            ? $"train '{sliding.Network}', which slides here, and load its parameters"
            : "put one on its last stage, for instance SoftmaxCrossEntropy or MeanSquaredError";
    }
}
