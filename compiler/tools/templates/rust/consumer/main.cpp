// A consumer: calls acme.greeter, whatever language provides it.
#include "acme_greeter.hpp"

#include <iostream>

int main() {
    acme::greeter::Greeter greeter("Hello");
    for (const char *name : {"Ada", "Grace", ""}) {
        try {
            std::cout << greeter.greet(name) << "\n";
        } catch (const acme::greeter::GreetError &error) {
            std::cout << "error: " << error.what() << "\n";
        }
    }
    std::cout << greeter.count() << " greetings\n";
}
