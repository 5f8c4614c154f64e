using Microsoft.CodeAnalysis;

namespace Unroll.Site.Reference;

/// <summary>A public type.</summary>
/// <param name="Group">The folder of its source in the package.</param>
/// <param name="File">The file of its source.</param>
/// <param name="Line">The line where it is declared.</param>
/// <param name="IsForGeneratedCode">Whether editors hide it, because only generated code has a use for it.</param>
internal sealed record ApiType(INamedTypeSymbol Symbol, Package Package, string Group, string File, int Line, bool IsForGeneratedCode)
{
    private const SymbolDisplayMiscellaneousOptions Keywords = SymbolDisplayMiscellaneousOptions.UseSpecialTypes;

    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters, miscellaneousOptions: Keywords);

    /// <summary>Its name as C# has it, with the types around it.</summary>
    public string Name { get; } = Symbol.ToDisplayString(Short);

    public string Kind => Symbol.TypeKind switch
    {
        TypeKind.Struct => Symbol.IsRecord ? "record struct" : "struct",
        TypeKind.Interface => "interface",
        TypeKind.Enum => "enumeration",
        TypeKind.Delegate => "delegate",
        _ => IsAttribute ? "attribute" : Symbol.IsRecord ? "record" : "class",
    };

    public bool IsAttribute => Symbol.Name.EndsWith("Attribute", StringComparison.Ordinal);

    public string Address { get; } = $"api/{Symbol.GetDocumentationCommentId()![2..].Replace('`', '-')}.html";

    /// <summary>Public members and those that a derived type sees, as they are shown: constructors first, others by their names.</summary>
    public IReadOnlyList<ISymbol> Members { get; } =
    [
        .. Symbol.GetMembers().Where(IsShown)
            .OrderBy(member => member is not IMethodSymbol { MethodKind: MethodKind.Constructor })
            .ThenBy(member => Symbol.TypeKind == TypeKind.Enum ? 0 : (int)KindOf(member))
            .ThenBy(member => Symbol.TypeKind == TypeKind.Enum ? "" : member.Name, StringComparer.Ordinal),
    ];

    public static bool IsSeen(ISymbol symbol) => symbol.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    public static MemberKind KindOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => MemberKind.Constructors,
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => MemberKind.Operators,
        IMethodSymbol => MemberKind.Methods,
        IPropertySymbol => MemberKind.Properties,
        IEventSymbol => MemberKind.Events,
        _ => MemberKind.Fields,
    };

    private static bool IsShown(ISymbol member) => IsSeen(member)
        && member is not INamedTypeSymbol
        && member is not IMethodSymbol
        {
            MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove
                or MethodKind.StaticConstructor or MethodKind.Destructor,
        }
        && !(member is IMethodSymbol { MethodKind: MethodKind.Constructor } made && IsWithoutWords(made))
        && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute")
        && member is not IFieldSymbol { Name: "value__" };

    // A constructor that nobody wrote: of a structure, an enumeration or a class that says nothing of it.
    private static bool IsWithoutWords(IMethodSymbol constructor) =>
        constructor.Parameters.IsEmpty && string.IsNullOrEmpty(constructor.GetDocumentationCommentXml());
}

/// <summary>The parts of a page of a type, in the order in which they are shown.</summary>
internal enum MemberKind
{
    Constructors,
    Properties,
    Fields,
    Methods,
    Operators,
    Events,
}
