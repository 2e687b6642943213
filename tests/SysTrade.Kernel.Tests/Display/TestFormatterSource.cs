namespace SysTrade.Kernel.Tests.Display.Convention;

/// <summary>An attribute of the name that the convention asks for, and of no known type.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;
}
