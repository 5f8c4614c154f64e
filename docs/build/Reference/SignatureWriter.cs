using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Unroll.Site.Highlighting;

namespace Unroll.Site.Reference;

/// <summary>Writes declarations as C# has them, colored and with links to the types in them.</summary>
internal sealed class SignatureWriter(ApiModel model)
{
    private const int LongLine = 92;

    private static readonly SymbolDisplayFormat Member = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat Type = Member.WithKindOptions(SymbolDisplayKindOptions.None);

    /// <summary>The declaration of a type, without its members.</summary>
    public string OfType(ApiType type)
    {
        INamedTypeSymbol symbol = type.Symbol;
        if (symbol.TypeKind == TypeKind.Delegate)
            return $"{Keyword("public delegate")} {Parts(type, symbol.DelegateInvokeMethod!.ReturnType, Type)} {Parts(type, symbol, Type)}";
        string words = symbol.TypeKind switch
        {
            TypeKind.Enum => "enum",
            TypeKind.Interface => "interface",
            TypeKind.Struct => (symbol.IsReadOnly ? "readonly " : "") + (symbol.IsRefLikeType ? "ref " : "")
                + (symbol.IsRecord ? "record struct" : "struct"),
            _ => (symbol.IsStatic ? "static " : symbol.IsAbstract ? "abstract " : symbol.IsSealed ? "sealed " : "")
                + (symbol.IsRecord ? "record" : "class"),
        };
        INamedTypeSymbol[] bases =
        [
            .. new[] { symbol.BaseType }.OfType<INamedTypeSymbol>()
                .Where(parent => parent.SpecialType == SpecialType.None && symbol.TypeKind == TypeKind.Class),
            .. symbol.Interfaces.Where(one => !(symbol.IsRecord && one.Name == "IEquatable")),
        ];
        string inherits = bases.Length == 0 ? "" : $" : {string.Join(", ", bases.Select(parent => Parts(type, parent, Type)))}";
        string access = symbol.DeclaredAccessibility == Accessibility.Public ? "public" : "protected";
        return $"{Keyword($"{access} {words}")} {Parts(type, symbol, Type)}{inherits}";
    }

    /// <summary>The declaration of a member; a long list of parameters has a line for each.</summary>
    public string OfMember(ApiType type, ISymbol member)
    {
        // The value of a member of an enumeration stands alone; of others their type stands before the name.
        ImmutableArray<SymbolDisplayPart> parts = member.ToDisplayParts(Member);
        bool isLong = parts.ToDisplayString().Length > LongLine;
        var text = new StringBuilder();
        int depth = 0;
        foreach (SymbolDisplayPart part in parts)
        {
            string words = part.ToString();
            depth -= words is ")" or "]" or ">" ? 1 : 0;
            bool begins = isLong && member is IMethodSymbol && words == "(" && depth == 0;
            bool goesOn = isLong && member is IMethodSymbol && words == "," && depth == 1;
            depth += words is "(" or "[" or "<" ? 1 : 0;
            if (part.Kind == SymbolDisplayPartKind.Space && text.ToString().EndsWith("\n    ", StringComparison.Ordinal))
                continue;
            text.Append(Write(type, part)).Append(begins || goesOn ? "\n    " : "");
        }

        return text.ToString();
    }

    /// <summary>A type as it is named where it is used.</summary>
    public string OfUse(ApiType type, ITypeSymbol use) => Parts(type, use, Type);

    private string Parts(ApiType type, ISymbol symbol, SymbolDisplayFormat format) =>
        string.Concat(symbol.ToDisplayParts(format).Select(part => Write(type, part)));

    private string Write(ApiType type, SymbolDisplayPart part)
    {
        string? kind = part.Kind switch
        {
            SymbolDisplayPartKind.Keyword => "k",
            SymbolDisplayPartKind.ClassName or SymbolDisplayPartKind.StructName or SymbolDisplayPartKind.EnumName
                or SymbolDisplayPartKind.InterfaceName or SymbolDisplayPartKind.DelegateName or SymbolDisplayPartKind.RecordClassName
                or SymbolDisplayPartKind.RecordStructName
                or SymbolDisplayPartKind.TypeParameterName => "t",
            SymbolDisplayPartKind.MethodName or SymbolDisplayPartKind.ExtensionMethodName => "m",
            SymbolDisplayPartKind.NumericLiteral => "n",
            SymbolDisplayPartKind.StringLiteral => "s",
            _ => null,
        };
        string words = kind is null ? Layout.Encode(part.ToString()) : LineHighlighter.Span(kind, part.ToString());
        bool isLinked = part.Symbol is INamedTypeSymbol symbol
            && !SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, type.Symbol);
        return isLinked && model.AddressOf(part.Symbol!) is { } address
            ? $"<a href=\"{Links.Between(type.Address, address)}\">{words}</a>"
            : words;
    }

    private static string Keyword(string words) => LineHighlighter.Span("k", words);
}
