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
            || HasLoss(type, context.CancellationToken))
            return;
        SyntaxNode name = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name
            : call.Syntax is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } ? binding.Name
            : call.Syntax is InvocationExpressionSyntax { Expression: var expression } ? expression : call.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoLoss, name.GetLocation(), type.Name));
    }

    /// <summary>Creations such as <c>new Trainer&lt;LeNet5&gt;(net, optimizer)</c>.</summary>
    public static void AnalyzeCreation(OperationAnalysisContext context)
    {
        IObjectCreationOperation creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not INamedTypeSymbol
                { Name: "Trainer", ContainingNamespace.Name: "Unroll", TypeArguments: [INamedTypeSymbol type] }
            || HasLoss(type, context.CancellationToken))
            return;
        SyntaxNode name = creation.Syntax is ObjectCreationExpressionSyntax { Type: var created } ? created : creation.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoLoss, name.GetLocation(), type.Name));
    }

    private static ITypeSymbol? Receiver(IOperation? instance) =>
        instance is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : instance?.Type;

    // Only of a network written here whose graph is sound: of others nothing is known, or something else is reported.
    private static bool HasLoss(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!NetworkSymbols.IsNetwork(type) || type.DeclaringSyntaxReferences.IsEmpty)
            return true;
        NetworkSpec spec = NetworkParser.TryParse(type, cancellation);
        return NetworkBinder.Build(spec, cancellation).Graph is not { } graph || graph.Losses.Any();
    }
}
