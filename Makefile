# Development shortcuts; the front door is README.md.
.PHONY: format check-format verify

format:
	./mvnw -q spotless:apply

check-format:
	./mvnw -q spotless:check

verify:
	./mvnw verify
